import { readOrganisation } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import { enqueue } from '../platform/jobs/index.ts'
import { askForTheNight } from './searchStored.ts'
import { planNight } from './store/searches.ts'

/** Half past three: after the last words of the day, before anybody comes; no change of clocks skips it in any zone we know. */
const AT = { hour: 3, minute: 30 }

interface Planning {
  now: Temporal.Instant
}

/** Plans the coming night's search, once, however many processes start. */
export async function planTheNight(tx: Tx, { now }: Planning): Promise<void> {
  const { timeZone } = await readOrganisation(tx)
  const local = now.toZonedDateTimeISO(timeZone)
  const today = local.withPlainTime(AT)
  const night = Temporal.ZonedDateTime.compare(local, today) < 0 ? today : today.add({ days: 1 })
  if (await planNight(tx, night.toPlainDate().toString(), now))
    await enqueue(tx, { job: 'searchPatternsTonight', body: {}, startAfter: night.toInstant() })
}

/** The night has come: its searches are asked for, and the next night is planned. */
export async function startTheNight(tx: Tx, { now, newId }: Planning & { newId: NewId }): Promise<void> {
  await askForTheNight(tx, { now, newId })
  await planTheNight(tx, { now })
}

/** For processes that work: the first night of an installation, and one that was lost. */
export const beforeWorking = ({ database, clock }: App): Promise<void> =>
  database.write((tx) => planTheNight(tx, { now: clock() }))
