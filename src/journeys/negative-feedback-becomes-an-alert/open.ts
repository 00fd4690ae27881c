import type { Means } from '../../cases/index.ts'
import { type DetectionRoom, readFlagRules, type SecondLook } from '../../detection/index.ts'
import { allUnits, type PeopleRoom, readOrganisation } from '../../people/index.ts'
import type { App } from '../../platform/app.ts'
import type { Tx } from '../../platform/database/index.ts'
import { failedAgain } from './failed-again.ts'
import { type HearOptions, openHearing } from './hear.ts'
import type { Standing } from './heard.ts'
import { type HearHistory, openHistoryHearing } from './history.ts'
import { raiseFlag } from './raise.ts'
import { type ReceiveFeedback, receiving } from './receive.ts'

// Settings change by hand, a few times a year: two seconds late is at once.
const REMEMBER_MS = 2_000

/** The story of unhappy feedback: as it comes in, and from the past. */
export interface FeedbackJourney {
  receive: ReceiveFeedback
  /** Flags what a second look found, in the caller's transaction. */
  raise: (tx: Tx, look: SecondLook) => ReturnType<typeof raiseFlag>
  hearHistory: (options: Pick<Parameters<typeof openHistoryHearing>[0], 'lookUp'>) => HearHistory
}

interface Rooms {
  people: PeopleRoom
  detection: Pick<DetectionRoom, 'reader' | 'afterHearing'>
  means: Means
}

/** Wires the story: unhappy feedback, from whichever way in, becomes a case with an alert. */
export function openFeedbackJourney(app: App, { people, detection, means }: Rooms): FeedbackJourney {
  const { reader, afterHearing: afterwards } = detection
  const standing = rememberedFor(REMEMBER_MS, () => readStanding(app, detection))
  const options: HearOptions = {
    app,
    standing,
    afterwards,
    chain: (place, now) => people.chain.at({ ...place, now }),
    failedAgain: (heard, caseId) => failedAgain(heard, caseId, { ...options, means }),
  }
  const hear = openHearing(options)
  const { understand } = reader
  return {
    receive: receiving({ hear, find: people.find, understand }),
    raise: (tx, look) => raiseFlag(tx, look, { ...options, means }),
    hearHistory: ({ lookUp }) => openHistoryHearing({ app, lookUp, standing, understand, afterwards }),
  }
}

async function readStanding({ database }: App, { reader }: Rooms['detection']): Promise<Standing> {
  const organisation = await readOrganisation(database.read)
  const names = new Map((await allUnits(database.read)).map(({ id, name }) => [id, name]))
  const { reviewFrom } = await reader.settings()
  return {
    flagRules: await readFlagRules(database.read, { reviewFrom }),
    schedule: { timeZone: organisation.timeZone, hours: organisation.weeklySchedule },
    locale: organisation.languages[0] ?? 'en',
    unitName: (id) => names.get(id),
  }
}

function rememberedFor<T>(ms: number, find: () => Promise<T>): () => Promise<T> {
  let kept: { value: Promise<T>; until: number } | undefined
  return () => {
    if (kept && kept.until > performance.now()) return kept.value
    const fresh = { value: find(), until: performance.now() + ms }
    kept = fresh
    fresh.value.catch(() => {
      if (kept === fresh) kept = undefined
    })
    return fresh.value
  }
}
