import type { Database } from '../../src/platform/database/index.ts'
import type { Caller } from '../caller.ts'
import { type Chance, chanceFrom, pick } from '../chance.ts'
import type { SimulatedClock } from '../clock.ts'
import { liveThrough } from '../past.ts'
import { appearsOnAScreen } from '../screen.ts'
import { type Until, walkCase } from '../walk.ts'
import { atHour, type SmallCompany } from './company.ts'
import { feedbackOf, type Visit, visitsOf } from './day.ts'

/** A quarter: a small company has less behind it. */
export const DAYS = 91

export interface Life {
  company: SmallCompany
  database: Database
  caller: Caller
  chance: Chance
  ids: Map<string, string>
  clock: SimulatedClock
  today: Temporal.PlainDate
  /** Runs the jobs that are due by the simulated clock, but for searches. */
  runDue(): Promise<unknown>
}

/** Each day draws its own visits, whatever colleagues did before. */
const chanceOfDay = ({ seed }: SmallCompany, daysAgo: number): Chance => chanceFrom(seed * 1_000 + daysAgo)

/** Visits of one day before the present. */
export const dayOf = ({ company, today }: Pick<Life, 'company' | 'today'>, daysAgo: number): Visit[] =>
  visitsOf(company, {
    chance: chanceOfDay(company, daysAgo),
    day: today.subtract({ days: daysAgo }),
    daysAgo,
  })

/** Lives through a quarter. */
export const liveThroughAQuarter = (life: Life): Promise<void> =>
  liveThrough({
    caller: life.caller,
    clock: life.clock,
    days: DAYS,
    visitsOn: (daysAgo) => dayOf(life, daysAgo),
    // When the last place has closed, wherever it lies.
    eveningOf: (daysAgo) => atHour(life.today.subtract({ days: daysAgo }), 22, life.company.timeZone),
    feedbackOf: (visit, receivedAt) => feedbackOf(life.company, visit, receivedAt),
    hear: (visit, when) => hear(life, { visit, ...when }),
    endOfWeek: (daysAgo) => endOfWeek(life, daysAgo),
  })

interface Unhappy {
  visit: Visit
  daysAgo: number
  place: number
}

// Each case draws its own chance: which runs beside which changes nothing.
const hear = (life: Life, { visit, daysAgo, place }: Unhappy): Promise<void> =>
  life.clock.apart(visit.at.add({ minutes: 20 }), async () => {
    const { company, caller, clock } = life
    const chance = chanceFrom(company.seed * 1_000_000 + daysAgo * 1_000 + place)
    const heard = await caller.call('till', 'POST', '/feedback', feedbackOf(company, visit, clock.now))
    if (!heard.case?.created) return
    if (heard.alert) await appearsOnAScreen({ ...life, clock, alertId: heard.alert.id, place })
    await walk({ ...life, chance }, { visit, caseId: heard.case.id, until: 'closed' })
  })

// Once a week somebody closes what was followed up: on the customer's word, or on two silences.
async function endOfWeek({ company, caller, clock, today, runDue }: Life, daysAgo: number): Promise<void> {
  clock.now = atHour(today.subtract({ days: daysAgo - 1 }), 6, company.timeZone)
  await runDue()
  const { lead } = company.castOf(company.sites[0]!.name)
  const { items } = await caller.call(lead, 'GET', '/cases?status=followed-up&limit=100')
  await Promise.all(items.map(({ id }: { id: string }) => close({ caller, lead, id })))
}

async function close({ caller, lead, id }: { caller: Caller; lead: string; id: string }): Promise<void> {
  const { asks } = await caller.call(lead, 'GET', `/cases/${id}`)
  const spoke = asks.some((ask: { second: number | null }) => ask.second !== null)
  await caller.call(lead, 'PUT', `/cases/${id}/closure`, {
    answer: spoke ? 'satisfied' : 'no-answer',
    cause: 'service',
    whatWeDid: 'Put right; asked twice.',
  })
}

/** Who takes a case of somebody who writes in this language. */
export const agentFor = ({ agents }: SmallCompany, chance: Chance, locale: string): string =>
  pick(chance, agents[locale] ?? agents.en!)

/** Walks one case as far as told. */
export const walk = (
  life: Life,
  { visit, caseId, until }: { visit: Visit; caseId: string; until: Until },
): Promise<void> =>
  walkCase({
    ...life,
    cast: life.company.castOf(visit.site),
    caseId,
    until,
    guest: visit.guest,
    agent: agentFor(life.company, life.chance, visit.guest.locale),
    surveyPath: (id) => surveyPath(life.database, id),
  })

// The link in the mail that asked again; the demo's customers read their mail in the outbox.
async function surveyPath(database: Database, caseId: string): Promise<string | undefined> {
  const found = await database.pool.query(
    `select body_text from platform.mails where case_id = $1 and kind = 'survey' order by written_at desc limit 1`,
    [caseId],
  )
  const link = found.rows[0]?.body_text.match(/https?:\S+\/s\/\S+/)?.[0]
  return link && new URL(link).pathname
}
