import type { Caller } from './caller.ts'
import { between, type Chance, pick } from './chance.ts'
import { CAUSES, FIXES, type Guest, SORRY } from './words.ts'

/** How far a case is walked. */
export type Until = 'owned' | 'acknowledged' | 'understood' | 'solved' | 'closed'

export interface Walk {
  caller: Caller
  chance: Chance
  ids: Map<string, string>
  caseId: string
  guest: Guest
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
  const { caller, chance, ids, caseId, guest, agent, until, clock } = walk
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
  const write = SORRY[guest.locale] ?? SORRY.en!
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
    summary:
      'What arrived was not what was ordered, on a day that mattered. A new one is wanted, not a voucher.',
    confirmedByCustomer: true,
  })
  if (!reaches('solved')) return
  await mend(walk, later)
  if (reaches('closed')) await askAndClose(walk, { quick, later })
}

async function mend(
  { caller, chance, caseId, agent }: Walk,
  later: (low: number, high: number) => void,
): Promise<void> {
  const path = `/cases/${caseId}`
  later(5, 40)
  const [what, extraMile] = pick(chance, FIXES)
  const owed = between(chance, 600, 4_800)
  const offer = {
    kind: pick(chance, ['refund', 'redo', 'exchange']),
    restitution: { amount: owed, currency: 'EUR' },
    goodwill: { amount: Math.round(owed / 10), currency: 'EUR' },
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
  const { caller, chance, caseId, agent } = walk
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
    cause: pick(chance, CAUSES),
    whatWeDid: 'Put right the same day, and the shop was told.',
  })
}

// Failed twice: a lead takes it, says so, and mends it; nobody is left with an old alert on the wall.
async function mendAgain(walk: Walk, later: Closing['later']): Promise<void> {
  const { caller, ids, caseId, guest } = walk
  const lead = 'Ingrid Haug'
  const path = `/cases/${caseId}`
  later(4, 25)
  await caller.call(lead, 'PUT', `${path}/owner`, {
    staffId: ids.get(lead),
    note: 'We failed twice; I take it from here',
  })
  const write = SORRY[guest.locale] ?? SORRY.en!
  const channel = guest.phoneOnly ? 'phone' : 'email'
  await caller.call(lead, 'PUT', `${path}/acknowledgement`, {
    message: write(guest.name.split(' ')[0]!, lead),
    channel,
    locale: guest.locale,
  })
  later(5, 30)
  await caller.call(lead, 'PUT', `${path}/understanding`, {
    summary: 'The first attempt did not mend it. A person brings the right one, today.',
    confirmedByCustomer: true,
  })
  later(60, 300)
  await caller.call(lead, 'PUT', `${path}/resolution`, {
    what: 'Brought to the door by the lead in person',
    extraMile: 'A note written by the baker',
  })
  const survey = await walk.surveyPath(caseId)
  if (!survey) return
  later(300, 1_500)
  await caller.form(survey, { score: '4', done: '1' })
  later(20, 200)
  await caller.call(lead, 'PUT', `${path}/closure`, {
    answer: 'satisfied',
    cause: 'people',
    whatWeDid: 'Brought in person; the shop’s list was changed.',
  })
}

// Known by a number only: somebody called, and the customer said it on the telephone.
async function closeByWord({ caller, chance, caseId, agent }: Walk, later: Closing['later']): Promise<void> {
  later(600, 1_500)
  await caller.call(agent, 'PUT', `/cases/${caseId}/closure`, {
    answer: 'satisfied',
    cause: pick(chance, CAUSES),
    whatWeDid: 'Put right the same day; the customer said so on the telephone.',
  })
}
