import { startServer } from '../../src/server.ts'
import { openCaller } from '../caller.ts'
import { between, chanceFrom, pick } from '../chance.ts'
import { SimulatedClock } from '../clock.ts'
import type { DemoCompany, Going, Making } from '../demo.ts'
import { runDueTogether } from '../jobs.ts'
import { isUnhappy } from '../past.ts'
import { openSearches, SEARCH } from '../searches.ts'
import { emailOf, type SmallCompany } from './company.ts'
import { feedbackOf, visitsOf } from './day.ts'
import { foundSmall, planShifts } from './found.ts'
import { agentFor, DAYS, type Life, liveThroughAQuarter } from './live.ts'
import { liveToday } from './today.ts'

// Yesterday, today, and the coming two weeks.
const SHIFT_DAYS_AHEAD = 16

/** A small company as the demo knows companies. */
export const demoOf = (company: SmallCompany): DemoCompany => ({
  name: company.name,
  logins: company.logins.map((id) => ({
    email: emailOf(company, id),
    name: company.people.find((person) => person.id === id)!.name,
  })),
  make: (making) => makeSmall(company, making),
  goOn: (going) => goOn(company, going),
})

async function makeSmall(company: SmallCompany, { database, config, password, present, say }: Making) {
  const today = present.toZonedDateTimeISO(company.timeZone).toPlainDate()
  const first = today.subtract({ days: DAYS }).toZonedDateTime(company.timeZone).toInstant()
  const clock = new SimulatedClock(first, present)
  const ids = await foundSmall(database, { company, now: clock.now, password })
  const plan = { company, ids, now: clock.now }
  const before = { day: today.subtract({ days: DAYS }), days: DAYS - 1, leadsOnly: true }
  await planShifts(database, { ...plan, ...before })
  await planShifts(database, {
    ...plan,
    day: today.subtract({ days: 1 }),
    days: SHIFT_DAYS_AHEAD,
    leadsOnly: false,
  })
  const halves = { web: false, work: false }
  const running = await startServer({ config, database, halves, clock: () => clock.now })
  const { fetch: send, jobs } = running
  const caller = await openCaller(database, { ids, send, now: clock.now })
  const only = jobs.map(({ name }) => name).filter((name) => name !== SEARCH)
  const runDue = () => runDueTogether({ database, jobs, now: clock.now, only })
  const life: Life = {
    company,
    database,
    caller,
    chance: chanceFrom(company.seed),
    ids,
    clock,
    today,
    runDue,
  }
  say(`Living through three months of ${company.name} ...`)
  await liveThroughAQuarter(life)
  clock.now = present.subtract({ hours: 8 })
  await runDue()
  // As the night does it: for the whole company, and for what its lead answers for.
  const owner = company.people.find(({ role }) => role === 'owner')!.name
  const { lead } = company.castOf(company.sites[0]!.name)
  const searches = openSearches({ database, jobs, caller, clock })
  searches.begin(clock.now, [owner, lead])
  await liveToday(life, present)
  await searches.ended()
  await running.stop()
}

// One visit in a quarter of an hour; at --speed 60 one in fifteen seconds. One in six is unhappy, so that there is
// something to watch.
const VISIT_SECONDS = 900
const UNHAPPY = 6
// With each come seven of whom nothing is heard, or a search for patterns would rightly call the stream an outage.
const SILENT = 7

async function goOn(company: SmallCompany, { database, ids, send, speed, say }: Going): Promise<() => void> {
  const chance = chanceFrom(Temporal.Now.instant().epochMilliseconds)
  const caller = await openCaller(database, { ids, send, now: Temporal.Now.instant() })
  let number = 0
  const live = async () => {
    const now = Temporal.Now.instant()
    const today = now.toZonedDateTimeISO(company.timeZone).toPlainDate()
    const unhappy = ++number % UNHAPPY === 0
    const visit = pick(chance, visitsOf(company, { chance, day: today, daysAgo: 0 }))
    const interaction = {
      ...visit.interaction,
      externalId: `live-${now.epochMilliseconds}`,
      occurredAt: now.toString(),
      failed: unhappy,
    }
    const words = (unhappy ? company.complaints : company.praise)[visit.guest.locale] ?? ['']
    const rated = {
      ...visit,
      interaction,
      stars: unhappy ? 1 : between(chance, 3, 5),
      comment: pick(chance, words),
    }
    const others = visitsOf(company, { chance, day: today, daysAgo: 0 }).slice(0, SILENT)
    const silent = others.map((other, at) => ({
      ...other.interaction,
      externalId: `${interaction.externalId}-${at}`,
      occurredAt: now.toString(),
      failed: false,
    }))
    await caller.call('till', 'POST', '/interactions', [interaction, ...silent])
    const heard = await caller.call('till', 'POST', '/feedback', feedbackOf(company, rated, now))
    if (!isUnhappy(rated) || !heard.case?.created || chance.happens(0.5)) return
    const agent = agentFor(company, chance, visit.guest.locale)
    await caller.call(agent, 'PUT', `/cases/${heard.case.id}/owner`, { staffId: ids.get(agent) })
  }
  const tick = () => live().catch((error: Error) => say(error.message))
  const timer = setInterval(tick, Math.max(500, (VISIT_SECONDS * 1_000) / speed))
  return () => clearInterval(timer)
}
