import { chanceFrom } from '../chance.ts'
import { isUnhappy } from '../past.ts'
import type { Until } from '../walk.ts'
import { feedbackOf, type Visit, visitsOf } from './day.ts'
import { chanceOfDay, type Simulation, TODAY_SEED, VISITS_A_DAY, walk } from './history.ts'

interface Turn {
  ago: number
  until?: Until
  turn?: 'above-mandate' | 'judged' | 'other-team' | 'not-a-failure'
}

// Minutes ago, and how far each of today's failures has come: one of every state, so that no screen is empty.
const TODAY: Turn[] = [
  { ago: 13 },
  { ago: 6 },
  { ago: 2 },
  { ago: 34, until: 'owned' },
  { ago: 55, until: 'acknowledged' },
  { ago: 80, until: 'acknowledged' },
  { ago: 110, until: 'understood', turn: 'above-mandate' },
  { ago: 150, until: 'understood', turn: 'above-mandate' },
  { ago: 170, until: 'understood', turn: 'judged' },
  { ago: 240, turn: 'not-a-failure' },
  { ago: 260, until: 'solved' },
  { ago: 300, until: 'solved' },
  { ago: 330, turn: 'other-team' },
  { ago: 420, until: 'closed' },
]

/** Brings the company to this very minute: alerts that run, cases in every state, offers that wait for a yes. */
export async function liveToday(simulation: Simulation, present: Temporal.Instant): Promise<void> {
  const { caller, clock, today } = simulation
  const visits = visitsOf({ chance: chanceOfDay(0), day: today, daysAgo: 0, visits: VISITS_A_DAY })
  const unhappy = unhappyVisits(simulation, TODAY.length)
  clock.now = present
  const past = visits.filter(({ at }) => Temporal.Instant.compare(at, present) < 0)
  if (past.length > 0)
    await caller.call(
      'till',
      'POST',
      '/interactions',
      past.map(({ interaction }) => interaction),
    )
  // Each a customer of their own: they take their turns side by side.
  await Promise.all(
    TODAY.map((turn, at) =>
      clock.apart(present.subtract({ minutes: turn.ago }), () =>
        hear({ ...simulation, chance: chanceFrom(TODAY_SEED + at) }, { ...turn, at, visit: unhappy[at]! }),
      ),
    ),
  )
}

async function hear(
  simulation: Simulation,
  { at, visit, until, turn }: Turn & { at: number; visit: Visit },
): Promise<void> {
  const { caller, clock } = simulation
  const told = {
    ...feedbackOf(visit, clock.now),
    externalId: `today-${at}`,
    interactionExternalId: `sale-today-${at}`,
  }
  const heard = await caller.call('till', 'POST', '/feedback', told)
  const caseId = heard.case.id
  if (until) await walk(simulation, { visit, caseId, until })
  if (turn) await takeTurn(simulation, { caseId, turn })
}

// Different guests, so that today's failures are cases of their own.
function unhappyVisits({ chance, today }: Simulation, count: number): Visit[] {
  const found = new Map<string, Visit>()
  for (let daysAgo = 400; found.size < count; daysAgo++) {
    for (const visit of visitsOf({ chance, day: today, daysAgo, visits: 200 }))
      if (isUnhappy(visit) && visit.comment) found.set(visit.guest.name, visit)
  }
  return [...found.values()].slice(0, count)
}

// How the customer sees it and what we found: the score and what we may give rest on both.
async function judge(
  caller: Simulation['caller'],
  { path, owner }: { path: string; owner: string },
): Promise<void> {
  const view = { locus: 'company', stability: 'one-off', control: 'high', foreseeable: true }
  const kinds = { failureKind: 'outcome', lossKind: 'goods' }
  await caller.call(owner, 'PUT', `${path}/customer-view`, { ...view, ...kinds })
  await caller.call(owner, 'PUT', `${path}/finding`, {
    ...view,
    ...kinds,
    severity: 'S3',
    affectedPrice: { amount: 4_800, currency: 'EUR' },
    outcome: 'accepted',
  })
}

async function takeTurn(
  { caller, ids }: Simulation,
  { caseId, turn }: { caseId: string; turn: string },
): Promise<void> {
  const path = `/cases/${caseId}`
  if (turn === 'not-a-failure')
    await caller.call('Ingrid Haug', 'PUT', `${path}/triage`, {
      decision: 'not-a-failure',
      reason: 'Meant for another shop of the same name',
    })
  if (turn === 'other-team') {
    await caller.call('Ingrid Haug', 'PUT', `${path}/triage`, {
      decision: 'other-team',
      team: 'Catering',
      reason: 'An order for forty; Catering knows it',
    })
    await caller.call('Nora Lie', 'PUT', `${path}/owner`, { staffId: ids.get('Nora Lie') })
  }
  if (turn !== 'above-mandate' && turn !== 'judged') return
  const { owner } = await caller.call('Ingrid Haug', 'GET', path)
  if (turn === 'judged') return judge(caller, { path, owner: owner.name })
  await caller.call(owner.name, 'POST', `${path}/offers`, {
    kind: 'refund',
    restitution: { amount: 14_000, currency: 'EUR' },
    goodwill: { amount: 1_400, currency: 'EUR' },
    reason: 'A whole table went without; the order back, and something for the guests',
  })
}
