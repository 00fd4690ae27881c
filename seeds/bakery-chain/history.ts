import type { Database } from '../../src/platform/database/index.ts'
import type { Caller } from '../caller.ts'
import { type Chance, chanceFrom, pick } from '../chance.ts'
import type { SimulatedClock } from '../clock.ts'
import { liveThrough } from '../past.ts'
import { appearsOnAScreen } from '../screen.ts'
import type { Searches } from '../searches.ts'
import { type Until, walkCase } from '../walk.ts'
import { atHour, OWNER } from './company.ts'
import { feedbackOf, type Visit, visitsOf } from './day.ts'
import { CAST } from './words.ts'

/** Half a year. */
export const DAYS = 182
/** A hundred a shop. Enough that one person's one hour can be told from chance in half a year. */
export const VISITS_A_DAY = 300
// Cases older than this are walked for one in two, so that the demo is soon there.
const WALKED_DAYS = 30

/** The company as it lives. */
export interface Living {
  database: Database
  caller: Caller
  chance: Chance
  ids: Map<string, string>
  clock: { now: Temporal.Instant }
  today: Temporal.PlainDate
}

/** The company as its past is made. */
export interface Simulation extends Living {
  clock: SimulatedClock
  /** Runs the jobs that are due by the simulated clock, but for searches. */
  runDue(): Promise<unknown>
  searches: Searches
}

// The charts may cry wolf once a month; in this company they have not.
const SEED = 5
const WALKS_SEED = 2_417_000_000
/** What colleagues make of today. */
export const TODAY_SEED = 2_418_000_000

/** Each day draws its own visits, whatever colleagues did before: what is true in the company does not hang on them. */
export const chanceOfDay = (daysAgo: number, seed = SEED): Chance => chanceFrom(seed * 1000 + daysAgo)

/** Lives through half a year: visits, ratings, failures, and what the colleagues made of them. */
export async function liveThroughHalfAYear(simulation: Simulation): Promise<void> {
  const { caller, clock, today } = simulation
  const evening = (daysAgo: number) => atHour(today.subtract({ days: daysAgo }), 20)
  await liveThrough({
    caller,
    clock,
    days: DAYS,
    visitsOn: (daysAgo) =>
      visitsOf({
        chance: chanceOfDay(daysAgo),
        day: today.subtract({ days: daysAgo }),
        daysAgo,
        visits: VISITS_A_DAY,
      }),
    eveningOf: evening,
    feedbackOf,
    hear: (visit, when) => hearUnhappy(simulation, { visit, ...when }),
    endOfWeek: (daysAgo) => endWeek(simulation, daysAgo),
  })
}

async function endWeek(simulation: Simulation, daysAgo: number): Promise<void> {
  const { clock, today } = simulation
  clock.now = atHour(today.subtract({ days: daysAgo - 1 }), 6)
  await simulation.runDue()
  await closeFollowedUp(simulation)
  if (daysAgo === SEARCHED_DAYS_AGO) simulation.searches.begin(clock.now, SEARCHERS)
}

// An earlier search, so that what was found has a life; the last is made in the night before today.
const SEARCHED_DAYS_AGO = 35
/** For the whole company, and for what its leads answer for. */
export const SEARCHERS = [OWNER, 'Ingrid Haug']

// Once a week somebody closes what was followed up: on the customer's word, or on two silences.
async function closeFollowedUp({ caller }: Simulation): Promise<void> {
  const { items } = await caller.call('Ingrid Haug', 'GET', '/cases?status=followed-up&limit=100')
  await Promise.all(
    items.map(async ({ id }: { id: string }) => {
      const { asks } = await caller.call('Ingrid Haug', 'GET', `/cases/${id}`)
      const spoke = asks.some((ask: { second: number | null }) => ask.second !== null)
      await caller.call('Ingrid Haug', 'PUT', `/cases/${id}/closure`, {
        answer: spoke ? 'satisfied' : 'no-answer',
        cause: 'service',
        whatWeDid: 'Put right; asked twice.',
      })
    }),
  )
}

const AGENTS: Record<string, string[]> = {
  en: ['Ana Lind', 'Jonas Berg', 'Priya Nair'],
  nb: ['Ana Lind', 'Jonas Berg', 'Priya Nair'],
  ru: ['Ирина Белова'],
  ja: ['森 健二'],
  'zh-Hans': ['林 怡君'],
  'zh-Hant': ['林 怡君'],
}

/** Who takes a case of somebody who writes in this language. */
export const agentFor = (chance: Chance, locale: string): string => pick(chance, AGENTS[locale] ?? AGENTS.en!)

interface Unhappy {
  visit: Visit
  daysAgo: number
  place: number
}

// Each case draws its own chance: which runs beside which changes nothing.
const hearUnhappy = (company: Simulation, { visit, daysAgo, place }: Unhappy): Promise<void> =>
  company.clock.apart(visit.at.add({ minutes: 20 }), async () => {
    const chance = chanceFrom(WALKS_SEED + daysAgo * 1_000 + place)
    const simulation = { ...company, chance }
    const { caller, clock } = company
    const heard = await caller.call('till', 'POST', '/feedback', feedbackOf(visit, clock.now))
    if (!heard.case?.created) return
    const caseId = heard.case.id
    if (heard.alert) await appearsOnAScreen({ ...simulation, alertId: heard.alert.id, place })
    if (daysAgo <= WALKED_DAYS || chance.happens(1 / 2))
      return walk(simulation, { visit, caseId, until: 'closed' })
    const agent = agentFor(chance, visit.guest.locale)
    clock.now = clock.now.add({ minutes: 12 })
    await caller.call(agent, 'PUT', `/cases/${caseId}/triage`, {
      decision: 'no-contact',
      reason: 'Spoken to at the counter the same day',
    })
  })

/** Walks one case of the simulation as far as told. */
export const walk = (
  simulation: Living,
  { visit, caseId, until }: { visit: Visit; caseId: string; until: Until },
) =>
  walkCase({
    ...simulation,
    cast: CAST,
    caseId,
    until,
    guest: visit.guest,
    agent: agentFor(simulation.chance, visit.guest.locale),
    surveyPath: (id) => surveyPath(simulation.database, id),
  })

/** The link in the mail that asked again; the demo's customers read their mail in the outbox. */
async function surveyPath(database: Database, caseId: string): Promise<string | undefined> {
  const found = await database.pool.query(
    `select body_text from platform.mails where case_id = $1 and kind = 'survey' order by written_at desc limit 1`,
    [caseId],
  )
  const link = found.rows[0]?.body_text.match(/https?:\S+\/s\/\S+/)?.[0]
  return link && new URL(link).pathname
}
