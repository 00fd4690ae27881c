import { chanceFrom } from '../chance.ts'
import { isUnhappy } from '../past.ts'
import type { Until } from '../walk.ts'
import { feedbackOf, type Visit } from './day.ts'
import { dayOf, type Life, walk } from './live.ts'

interface Turn {
  ago: number
  until?: Until
  turn?: 'above-mandate' | 'other-team' | 'not-a-failure'
}

// Minutes ago, and how far each of today's failures has come: one of every state, so that no screen is empty.
const TODAY: Turn[] = [
  { ago: 11 },
  { ago: 4 },
  { ago: 38, until: 'owned' },
  { ago: 70, until: 'acknowledged' },
  { ago: 130, until: 'understood', turn: 'above-mandate' },
  { ago: 190, until: 'understood' },
  { ago: 250, turn: 'not-a-failure' },
  { ago: 280, until: 'solved' },
  { ago: 320, turn: 'other-team' },
  { ago: 400, until: 'closed' },
]

/** Brings the company to this very minute: alerts that run, cases in every state, an offer that waits for a yes. */
export async function liveToday(life: Life, present: Temporal.Instant): Promise<void> {
  const { company, caller, clock } = life
  clock.now = present
  const past = dayOf(life, 0).filter(({ at }) => Temporal.Instant.compare(at, present) < 0)
  if (past.length > 0)
    await caller.call(
      'till',
      'POST',
      '/interactions',
      past.map(({ interaction }) => interaction),
    )
  const unhappy = unhappyVisits(life, TODAY.length)
  // Each a customer of their own: they take their turns side by side.
  await Promise.all(
    TODAY.map((turn, at) =>
      clock.apart(present.subtract({ minutes: turn.ago }), () =>
        hear({ ...life, chance: chanceFrom(company.seed + at) }, { ...turn, at, visit: unhappy[at]! }),
      ),
    ),
  )
}

async function hear(
  life: Life,
  { at, visit, until, turn }: Turn & { at: number; visit: Visit },
): Promise<void> {
  const { company, caller, clock } = life
  const told = { ...feedbackOf(company, visit, clock.now), externalId: `today-${at}` }
  const heard = await caller.call('till', 'POST', '/feedback', {
    ...told,
    interactionExternalId: `visit-today-${at}`,
  })
  const caseId = heard.case.id
  if (until) await walk(life, { visit, caseId, until })
  if (turn) await takeTurn(life, { visit, caseId, turn })
}

// Different guests, so that today's failures are cases of their own.
function unhappyVisits(life: Life, count: number): Visit[] {
  const found = new Map<string, Visit>()
  for (let daysAgo = 400; found.size < count; daysAgo++)
    for (const visit of dayOf(life, daysAgo))
      if (isUnhappy(visit) && visit.comment) found.set(visit.guest.name, visit)
  return [...found.values()].slice(0, count)
}

async function takeTurn(
  { company, caller, ids }: Life,
  { visit, caseId, turn }: { visit: Visit; caseId: string; turn: NonNullable<Turn['turn']> },
): Promise<void> {
  const path = `/cases/${caseId}`
  const { lead, owed } = company.castOf(visit.site)
  if (turn === 'not-a-failure')
    await caller.call(lead, 'PUT', `${path}/triage`, {
      decision: 'not-a-failure',
      reason: 'Meant for another company of the same name',
    })
  if (turn === 'other-team') {
    const [, team] = company.teams
    await caller.call(lead, 'PUT', `${path}/triage`, {
      decision: 'other-team',
      team,
      reason: 'Theirs; they know it',
    })
    const taker = company.people.find(({ role, at }) => role === 'agent' && at.includes(team))!.name
    await caller.call(taker, 'PUT', `${path}/owner`, { staffId: ids.get(taker) })
  }
  if (turn !== 'above-mandate') return
  const { owner } = await caller.call(lead, 'GET', path)
  const { perCase } = company.mandates.find(
    ({ role, currency }) => role === 'agent' && currency === owed.currency,
  )!
  await caller.call(owner.name, 'POST', `${path}/offers`, {
    kind: 'refund',
    restitution: { amount: perCase * 2, currency: owed.currency },
    goodwill: { amount: Math.round(perCase / 5), currency: owed.currency },
    reason: 'It took days to put right; the whole price back, and something for the trouble',
  })
}
