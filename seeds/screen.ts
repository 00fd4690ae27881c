import type { Database } from '../src/platform/database/index.ts'
import type { Caller } from './caller.ts'

/** An alert that was raised a moment ago. */
export interface Raised {
  database: Database
  caller: Caller
  clock: { now: Temporal.Instant }
  alertId: string
  /** The how-manieth of its day: nothing is drawn, so that whatever follows draws as before. */
  place: number
}

/** Most leads have the desk open and see an alert within a minute; one in nine finds it when they come back to it. */
export async function appearsOnAScreen({ database, caller, clock, alertId, place }: Raised): Promise<void> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select s.name from alerts.calls c join people.staff s on s.id = c.staff_id
     where c.alert_id = $1 order by c.step, s.name limit 1`,
    [alertId],
  )
  if (!rows[0]) return
  const seconds = place % 9 === 4 ? 95 : 2 + ((place * 17) % 41)
  clock.now = clock.now.add({ seconds })
  await caller.call(rows[0].name, 'PUT', `/alerts/${alertId}/delivery`)
}
