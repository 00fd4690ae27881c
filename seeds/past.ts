import type { Caller } from './caller.ts'
import type { SimulatedClock } from './clock.ts'

/** A contact as the till knows it, and what the customer said about it. */
interface Told {
  interaction: Record<string, unknown>
  guest: { name: string }
  stars?: number
}

/** What is lived through, and how. */
export interface Past<Visit extends Told> {
  caller: Caller
  clock: SimulatedClock
  /** How many days lie before today. */
  days: number
  visitsOn(daysAgo: number): Visit[]
  /** When everybody has gone home and the till tells what happened. */
  eveningOf(daysAgo: number): Temporal.Instant
  feedbackOf(visit: Visit, receivedAt: Temporal.Instant): object
  /** What colleagues make of an unhappy customer; `place` is its place in the day. */
  hear(visit: Visit, when: { daysAgo: number; place: number }): Promise<void>
  /** Called in order, when all that happened before has been told and heard. */
  endOfWeek(daysAgo: number): Promise<void>
}

export const isUnhappy = ({ stars }: Pick<Told, 'stars'>): boolean => stars !== undefined && stars <= 2

/**
 * Lives through the past, week by week: visits, ratings, failures, and what the colleagues made of them. Cases of
 * different customers run side by side, and the till is a week ahead: a machine with two cores has both at work.
 */
export async function liveThrough<Visit extends Told>(past: Past<Visit>): Promise<void> {
  for await (const week of oneAhead(past)) {
    await hearUnhappy(past, week)
    const { daysAgo } = week.at(-1)!
    if (endsWeek(daysAgo)) await past.endOfWeek(daysAgo)
  }
}

// The next week is told while this one's customers are heard.
async function* oneAhead<Visit extends Told>(past: Past<Visit>): AsyncGenerator<Day<Visit>[]> {
  const tell = async (days: number[]) => {
    const week = days.map((daysAgo) => ({ daysAgo, visits: past.visitsOn(daysAgo) }))
    await tellWeek(past, week)
    return week
  }
  let told: Promise<Day<Visit>[]> | undefined
  for (const days of weeksOf(past.days)) {
    const before = await told
    told = tell(days)
    // It is awaited in the next turn; until then a failure is not unhandled.
    told.catch(() => {})
    if (before) yield before
  }
  if (told) yield await told
}

interface Day<Visit> {
  daysAgo: number
  visits: Visit[]
}

const endsWeek = (daysAgo: number): boolean => daysAgo % 7 === 0

/** Days before today by weeks, the oldest first. */
function weeksOf(days: number): number[][] {
  const weeks: number[][] = []
  for (let daysAgo = days; daysAgo >= 1; daysAgo--) {
    if (daysAgo === days || endsWeek(daysAgo + 1)) weeks.push([])
    weeks.at(-1)!.push(daysAgo)
  }
  return weeks
}

// What one request may hold.
const MOST_VISITS = 1_000

async function tellWeek<Visit extends Told>(past: Past<Visit>, week: Day<Visit>[]): Promise<void> {
  const content: Promise<unknown>[] = []
  for (const days of togetherUpTo(MOST_VISITS, week)) {
    await past.clock.apart(past.eveningOf(days.at(-1)!.daysAgo), () => tellVisits(past, days))
    content.push(...days.map((day) => hearContent(past, day)))
  }
  await Promise.all(content)
}

/** Days that follow each other, as many as fit. */
function togetherUpTo<Visit>(most: number, week: Day<Visit>[]): Day<Visit>[][] {
  const all: Day<Visit>[][] = []
  let room = 0
  for (const day of week) {
    room -= day.visits.length
    if (room >= 0) all.at(-1)!.push(day)
    else {
      all.push([day])
      room = most - day.visits.length
    }
  }
  return all
}

const tellVisits = <Visit extends Told>({ caller }: Past<Visit>, days: Day<Visit>[]) =>
  caller.call(
    'till',
    'POST',
    '/interactions',
    days.flatMap(({ visits }) => visits.map(({ interaction }) => interaction)),
  )

const hearContent = <Visit extends Told>(past: Past<Visit>, { daysAgo, visits }: Day<Visit>) => {
  const at = past.eveningOf(daysAgo)
  const content = visits.filter((visit) => visit.stars !== undefined && !isUnhappy(visit))
  return past.clock.apart(at, () =>
    Promise.all(
      content.map((visit) => past.caller.call('till', 'POST', '/feedback', past.feedbackOf(visit, at))),
    ),
  )
}

// Different customers side by side; one customer's failures one after the other, as they happened.
async function hearUnhappy<Visit extends Told>(past: Past<Visit>, week: Day<Visit>[]): Promise<void> {
  const unhappy = week.flatMap(({ daysAgo, visits }) =>
    visits.filter(isUnhappy).map((visit, place) => ({ visit, daysAgo, place })),
  )
  const each = Map.groupBy(unhappy, ({ visit }) => visit.guest.name)
  await Promise.all(
    [...each.values()].map(async (theirs) => {
      for (const { visit, ...when } of theirs) await past.hear(visit, when)
    }),
  )
}
