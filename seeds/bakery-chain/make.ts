import type { Config } from '../../src/platform/config/index.ts'
import { type Database, newId } from '../../src/platform/database/index.ts'
import { startServer } from '../../src/server.ts'
import { openCaller } from '../caller.ts'
import { chanceFrom } from '../chance.ts'
import { SimulatedClock } from '../clock.ts'
import { runDueTogether } from '../jobs.ts'
import { openSearches, SEARCH } from '../searches.ts'
import { foundCompany, planShifts, setPasswords, ZONE } from './company.ts'
import { DAYS, type Living, liveThroughHalfAYear, SEARCHERS, type Simulation } from './history.ts'
import { liveToday } from './today.ts'

const SEED = 2417
// Yesterday, today, and the coming two weeks.
const SHIFT_DAYS_AHEAD = 16

interface Making {
  database: Database
  config: Config
  password: string
  present: Temporal.Instant
  say(line: string): void
}

/** Makes the company with its six months in an empty database. Same seed, same company; only the dates move. */
export async function makeCompany({
  database,
  config,
  password,
  present,
  say,
}: Making): Promise<Map<string, string>> {
  const today = present.toZonedDateTimeISO(ZONE).toPlainDate()
  const clock = new SimulatedClock(today.subtract({ days: DAYS }).toZonedDateTime(ZONE).toInstant(), present)
  const founding = { database, now: clock.now, newId }
  const ids = await foundCompany(founding)
  // Beside all that follows: a password takes its time on purpose.
  const passwords = setPasswords({ ...founding, ids, password })
  passwords.catch(() => {})
  // Leads' shifts of the whole half year: past alerts went to whoever led then. Everybody's from yesterday on.
  const shifts = { ids, now: clock.now, newId }
  await planShifts(database, {
    ...shifts,
    day: today.subtract({ days: DAYS }),
    days: DAYS - 1,
    leadsOnly: true,
  })
  await planShifts(database, {
    ...shifts,
    day: today.subtract({ days: 1 }),
    days: SHIFT_DAYS_AHEAD,
    leadsOnly: false,
  })
  const running = await startServer({
    config,
    database,
    halves: { web: false, work: false },
    clock: () => clock.now,
  })
  const { fetch: send, jobs } = running
  const caller = await openCaller(database, { ids, send, now: clock.now })
  const only = jobs.map(({ name }) => name).filter((name) => name !== SEARCH)
  const runDue = () => runDueTogether({ database, jobs, now: clock.now, only })
  const searches = openSearches({ database, jobs, caller, clock })
  const chance = chanceFrom(SEED)
  const simulation: Simulation = { database, caller, chance, ids, clock, today, runDue, searches }
  say('Living through six months of Fold & Crumb ...')
  await liveThroughHalfAYear(simulation)
  clock.now = present.subtract({ hours: 8 })
  await runDue()
  searches.begin(clock.now, SEARCHERS)
  await liveToday(simulation, present)
  await Promise.all([searches.ended(), passwords])
  await running.stop()
  return ids
}

interface Opening {
  database: Database
  ids: Map<string, string>
  send(request: Request): Promise<Response>
}

/** The company as it goes on living in a running server. */
export async function openSimulation({ database, ids, send }: Opening): Promise<Living> {
  const now = Temporal.Now.instant()
  const today = now.toZonedDateTimeISO(ZONE).toPlainDate()
  const caller = await openCaller(database, { ids, send, now })
  return {
    database,
    caller,
    chance: chanceFrom(now.epochMilliseconds),
    ids,
    clock: { now },
    today,
  }
}
