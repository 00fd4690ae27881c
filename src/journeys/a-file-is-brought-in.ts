import type { ImportStories } from '../intake/index.ts'
import type { PeopleRoom } from '../people/index.ts'
import { takeFileBack } from './a-file-is-taken-back/index.ts'
import { type FeedbackJourney, lookUp, type Named } from './negative-feedback-becomes-an-alert/index.ts'

type Naming = Parameters<typeof lookUp>[0]

// An organisation has fewer teams, sites and people than this; a column of free text must not fill the memory.
const MOST_NAMES = 20_000
// Staff and places change by hand: half a minute late is at once for a file.
const REMEMBER_MS = 30_000

/** What a file starts in other rooms: feedback from the past all at once, live feedback one by one. */
export function importStories({
  people,
  feedback: journey,
}: {
  people: PeopleRoom
  feedback: FeedbackJourney
}): ImportStories {
  const remembered = remember((named) => lookUp(named, people.find))
  return {
    lookUp: remembered,
    hearHistory: journey.hearHistory({ lookUp: remembered }),
    takeBack: takeFileBack,
    hearLive: async ({ feedback, caller, now, history }) => {
      const { status, answer } = await journey.receive({ feedback, caller, now, history })
      return { created: status === 201, caseOpened: answer.case?.created ?? false }
    },
  }
}

/** Also names that nobody here goes by are remembered, or each row of a file would ask again. */
function remember(find: (named: Naming) => Promise<Named>): (named: Naming) => Promise<Named> {
  const known = new Map<string, Promise<Named>>()
  let until = 0
  return ({ staff, team, site }) => {
    if (performance.now() > until || known.size > MOST_NAMES) {
      known.clear()
      until = performance.now() + REMEMBER_MS
    }
    const key = JSON.stringify([staff, team, site])
    return known.getOrInsertComputed(key, () => find({ staff, team, site }))
  }
}
