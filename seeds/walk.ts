import type { Caller } from './caller.ts'
import { between, type Chance, pick } from './chance.ts'

/** How far a case is walked. */
export type Until = 'owned' | 'acknowledged' | 'understood' | 'solved' | 'closed'

/** Who is walked for. */
export interface Known {
  name: string
  locale: string
  /** Some are known by their number only. */
  phoneOnly?: boolean
}

/** How a company speaks, mends and pays. */
export interface Cast {
  /** Takes what failed twice. */
  lead: string
  /** What colleagues write first, by language; English where one is missing. */
  sorry: Record<string, (first: string, agent: string) => string>
  /** What is done, and what a bit more. */
  fixes: readonly (readonly [what: string, extraMile: string])[]
  causes: readonly string[]
  /** What is paid back, in minor units. */
  owed: { low: number; high: number; currency: string }
  /** What was read back to the customer. */
  understood: string
  /** What the lead does when it failed twice. */
  again: { understood: string; what: string; extraMile: string; whatWeDid: string }
}

export interface Walk {
  cast: Cast
  caller: Caller
  chance: Chance
  ids: Map<string, string>
  caseId: string
  guest: Known
  /** Who takes it. */
  agent: string
  until: Until
  clock: { now: Temporal.Instant }
  /** Answers the recovery survey of a case: its link's path. */
  surveyPath(caseId: string): Promise<string | undefined>
}

const STEPS: Until[] = ['owned', 'acknowledged', 'understood', 'solved', 'closed']

/** Walks a case through its steps, as far as told, with a person's pace in between. */
export async function walkCase(walk: Walk): Promise<void> {
  const { caller, chance, ids, caseId, guest, agent, until, clock, cast } = walk
  const path = `/cases/${caseId}`
  const reaches = (step: Until) => STEPS.indexOf(step) <= STEPS.indexOf(until)
  const later = (low: number, high: number) => {
    clock.now = clock.now.add({ minutes: between(chance, low, high) })
  }
  // Three in four are reached within fifteen minutes, and it shows in how they rate afterwards (README, truth 3).
  const quick = chance.happens(0.75)
  later(quick ? 2 : 16, quick ? 13 : 90)
  await caller.call(agent, 'PUT', `${path}/owner`, { staffId: ids.get(agent) })
  if (!reaches('acknowledged')) return
  later(1, 4)
  const first = guest.name.split(' ')[0]!
  const write = cast.sorry[guest.locale] ?? cast.sorry.en!
  const channel = guest.phoneOnly ? 'phone' : 'email'
  await caller.call(agent, 'PUT', `${path}/acknowledgement`, {
    message: write(first, agent),
    channel,
    locale: guest.locale,
  })
  await caller.call(agent, 'POST', `${path}/promises`, {
    kind: 'news',
    text: 'Word from us, whatever the news',
    dueAt: clock.now.add({ hours: 5 }).toString(),
  })
  if (!reaches('understood')) return
  later(10, 60)
  await caller.call(agent, 'PUT', `${path}/understanding`, {
    summary: cast.understood,
    confirmedByCustomer: true,
  })
  if (!reaches('solved')) return
  await mend(walk, later)
  if (reaches('closed')) await askAndClose(walk, { quick, later })
}

async function mend(
  { caller, chance, caseId, agent, cast }: Walk,
  later: (low: number, high: number) => void,
): Promise<void> {
  const path = `/cases/${caseId}`
  later(5, 40)
  const [what, extraMile] = pick(chance, cast.fixes)
  const owed = between(chance, cast.owed.low, cast.owed.high)
  const offer = {
    kind: pick(chance, ['refund', 'redo', 'exchange']),
    restitution: { amount: owed, currency: cast.owed.currency },
    goodwill: { amount: Math.round(owed / 10), currency: cast.owed.currency },
    reason: 'Our mistake, and it was put right the same day',
  }
  const { id, verdict } = await caller.call(agent, 'POST', `${path}/offers`, offer)
  if (verdict === 'granted') await caller.call(agent, 'PUT', `/offers/${id}/answer`, { answer: 'accepted' })
  later(20, 240)
  const found = await caller.call(agent, 'GET', path)
  for (const promise of found.promises) {
    if (promise.outcome === null)
      await caller.call(agent, 'PUT', `/promises/${promise.id}/outcome`, {
        outcome: 'kept',
        at: found.openedAt,
      })
  }
  await caller.call(agent, 'PUT', `${path}/resolution`, { what, extraMile })
}

interface Closing {
  quick: boolean
  later(low: number, high: number): void
}

async function askAndClose(walk: Walk, { quick, later }: Closing): Promise<void> {
  const { caller, chance, caseId, agent, cast } = walk
  const survey = await walk.surveyPath(caseId)
  if (!survey) return closeByWord(walk, later)
  if (!chance.happens(0.6)) return
  later(300, 2_600)
  const score = Math.min(5, Math.max(1, Math.round(2.9 + (quick ? 1 : 0) + 0.9 * chance.normal())))
  await caller.form(survey, { score: String(score), done: '1' })
  later(20, 300)
  if (score <= 2) return mendAgain(walk, later)
  await caller.call(agent, 'PUT', `/cases/${caseId}/closure`, {
    answer: 'satisfied',
    cause: pick(chance, cast.causes),
    whatWeDid: 'Put right the same day, and the shop was told.',
  })
}

// Failed twice: a lead takes it, says so, and mends it; nobody is left with an old alert on the wall.
async function mendAgain(walk: Walk, later: Closing['later']): Promise<void> {
  const { caller, ids, caseId, guest, cast } = walk
  const { lead, again } = cast
  const path = `/cases/${caseId}`
  later(4, 25)
  await caller.call(lead, 'PUT', `${path}/owner`, {
    staffId: ids.get(lead),
    note: 'We failed twice; I take it from here',
  })
  const write = cast.sorry[guest.locale] ?? cast.sorry.en!
  const channel = guest.phoneOnly ? 'phone' : 'email'
  await caller.call(lead, 'PUT', `${path}/acknowledgement`, {
    message: write(guest.name.split(' ')[0]!, lead),
    channel,
    locale: guest.locale,
  })
  later(5, 30)
  await caller.call(lead, 'PUT', `${path}/understanding`, {
    summary: again.understood,
    confirmedByCustomer: true,
  })
  later(60, 300)
  await caller.call(lead, 'PUT', `${path}/resolution`, {
    what: again.what,
    extraMile: again.extraMile,
  })
  const survey = await walk.surveyPath(caseId)
  if (!survey) return
  later(300, 1_500)
  await caller.form(survey, { score: '4', done: '1' })
  later(20, 200)
  await caller.call(lead, 'PUT', `${path}/closure`, {
    answer: 'satisfied',
    cause: 'people',
    whatWeDid: again.whatWeDid,
  })
}

// Known by a number only: somebody called, and the customer said it on the telephone.
async function closeByWord(
  { caller, chance, caseId, agent, cast }: Walk,
  later: Closing['later'],
): Promise<void> {
  later(600, 1_500)
  await caller.call(agent, 'PUT', `/cases/${caseId}/closure`, {
    answer: 'satisfied',
    cause: pick(chance, cast.causes),
    whatWeDid: 'Put right the same day; the customer said so on the telephone.',
  })
}
