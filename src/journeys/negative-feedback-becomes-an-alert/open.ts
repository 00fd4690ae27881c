import type { Means } from '../../cases/index.ts'
import { readFlagRules } from '../../detection/index.ts'
import { allUnits, type PeopleRoom, readOrganisation } from '../../people/index.ts'
import type { App } from '../../platform/app.ts'
import { failedAgain } from './failed-again.ts'
import { type HearOptions, openHearing } from './hear.ts'
import type { Standing } from './heard.ts'
import { type HearHistory, openHistoryHearing } from './history.ts'
import { type ReceiveFeedback, receiving } from './receive.ts'

// Settings change by hand, a few times a year: two seconds late is at once.
const REMEMBER_MS = 2_000

/** Wires the story: unhappy feedback, from whichever way in, becomes a case with an alert. */
export function openFeedbackJourney(
  app: App,
  { people, means }: { people: PeopleRoom; means: Means },
): ReceiveFeedback {
  const settings = rememberedFor(REMEMBER_MS, () => readSettings(app))
  const options: HearOptions = {
    app,
    standing: async () => (await settings()).standing,
    chain: (place, now) => people.chain.at({ ...place, now }),
    failedAgain: (heard, caseId) => failedAgain(heard, caseId, { ...options, means }),
  }
  const hear = openHearing(options)
  return receiving({ hear, find: people.find, languages: async () => (await settings()).languages })
}

/** Wires the story of feedback from the past, as imports bring it. */
export const openHistoryJourney = (
  app: App,
  { lookUp }: { lookUp: Parameters<typeof openHistoryHearing>[0]['lookUp'] },
): HearHistory =>
  openHistoryHearing({ app, lookUp, settings: rememberedFor(REMEMBER_MS, () => readSettings(app)) })

async function readSettings({ database }: App): Promise<{ standing: Standing; languages: string[] }> {
  const organisation = await readOrganisation(database.read)
  const names = new Map((await allUnits(database.read)).map(({ id, name }) => [id, name]))
  return {
    languages: organisation.languages,
    standing: {
      flagRules: await readFlagRules(database.read),
      schedule: { timeZone: organisation.timeZone, hours: organisation.weeklySchedule },
      locale: organisation.languages[0] ?? 'en',
      unitName: (id) => names.get(id),
    },
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
