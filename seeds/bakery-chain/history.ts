import type { Database } from '../../src/platform/database/index.ts'
import type { Caller } from '../caller.ts'
import { type Chance, chanceFrom, pick } from '../chance.ts'
import { type Until, walkCase } from '../walk.ts'
import { atHour } from './company.ts'
import { feedbackOf, type Visit, visitsOf } from './day.ts'
import { CAST } from './words.ts'

/** Half a year. */
export const DAYS = 182
/** A hundred a shop. Enough that one person's one hour can be told from chance in half a year. */
export const VISITS_A_DAY = 300
// Cases older than this are walked for one in two, so that the demo is soon there.
const WALKED_DAYS = 30

export interface Simulation {
  database: Database
  caller: Caller
  chance: Chance
  ids: Map<string, string>
  clock: { now: Temporal.Instant }
  today: Temporal.PlainDate
  /** Runs the jobs that are due by the simulated clock. */
  runDue(): Promise<unknown>
}

// The charts may cry wolf once a month; in this company they have not.
const SEED = 5

/** Each day draws its own visits, whatever colleagues did before: what is true in the company does not hang on them. */
export const chanceOfDay = (daysAgo: number, seed = SEED): Chance => chanceFrom(seed * 1000 + daysAgo)

/** Lives through half a year, day by day: visits, ratings, failures, and what the colleagues made of them. */
export async function liveThrough(simulation: Simulation): Promise<void> {
  const { clock, today } = simulation
  for (let daysAgo = DAYS; daysAgo >= 1; daysAgo--) {
    const day = today.subtract({ days: daysAgo })
    const visits = visitsOf({ chance: chanceOfDay(daysAgo), day, daysAgo, visits: VISITS_A_DAY })
    clock.now = atHour(day, 20)
    await simulation.caller.call(
      'till',
      'POST',
      '/interactions',
      visits.map(({ interaction }) => interaction),
    )
    await hearContent(simulation, visits)
    for (const visit of visits.filter(isUnhappy)) await hearUnhappy(simulation, { visit, daysAgo })
    if (daysAgo % 7 === 0) {
      clock.now = atHour(day.add({ days: 1 }), 6)
      await simulation.runDue()
      await closeFollowedUp(simulation)
    }
    if (SEARCHED_DAYS_AGO.includes(daysAgo)) await searchPatterns(simulation)
  }
}

// Earlier searches, so that what was found has a life; the last is made when the company has arrived at today.
const SEARCHED_DAYS_AGO = [35, 7]

/** As the night does it: for the whole company, and for what its leads answer for. */
export async function searchPatterns({ caller, runDue }: Simulation): Promise<void> {
  for (const name of ['Olav Fold', 'Ingrid Haug']) await caller.call(name, 'POST', '/patterns/searches')
  await runDue()
}

// Once a week somebody closes what was followed up: on the customer's word, or on two silences.
async function closeFollowedUp({ caller }: Simulation): Promise<void> {
  const { items } = await caller.call('Ingrid Haug', 'GET', '/cases?status=followed-up&limit=100')
  for (const { id } of items) {
    const { asks } = await caller.call('Ingrid Haug', 'GET', `/cases/${id}`)
    const answer = asks.some((ask: { second: number | null }) => ask.second !== null)
      ? 'satisfied'
      : 'no-answer'
    await caller.call('Ingrid Haug', 'PUT', `/cases/${id}/closure`, {
      answer,
      cause: 'service',
      whatWeDid: 'Put right; asked twice.',
    })
  }
}

export const isUnhappy = ({ stars }: Visit): boolean => stars !== undefined && stars <= 2

async function hearContent({ caller, clock }: Simulation, visits: Visit[]): Promise<void> {
  const content = visits.filter((visit) => visit.stars !== undefined && !isUnhappy(visit))
  await Promise.all(
    content.map((visit) => caller.call('till', 'POST', '/feedback', feedbackOf(visit, clock.now))),
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

async function hearUnhappy(
  simulation: Simulation,
  { visit, daysAgo }: { visit: Visit; daysAgo: number },
): Promise<void> {
  const { caller, clock, chance } = simulation
  clock.now = visit.at.add({ minutes: 20 })
  const heard = await caller.call('till', 'POST', '/feedback', feedbackOf(visit, clock.now))
  if (!heard.case?.created) return
  const until: Until = 'closed'
  if (daysAgo <= WALKED_DAYS || chance.happens(1 / 2))
    return walk(simulation, { visit, caseId: heard.case.id, until })
  const agent = agentFor(chance, visit.guest.locale)
  clock.now = clock.now.add({ minutes: 12 })
  await caller.call(agent, 'PUT', `/cases/${heard.case.id}/triage`, {
    decision: 'no-contact',
    reason: 'Spoken to at the counter the same day',
  })
}

/** Walks one case of the simulation as far as told. */
export const walk = (
  simulation: Simulation,
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
