import type { z } from 'zod'
import type { Severity } from '../language/severity.ts'
import { readOrganisation } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { wilson } from '../statistics/index.ts'
import { FEWEST, figuresOf, minutesOf } from './figures.ts'
import { cardsOf } from './readCard.ts'
import type { wallShape } from './schema.ts'
import { listAlerts } from './store/cards.ts'
import {
  countWall,
  type ListedRow,
  lastHeard,
  lastMailStuck,
  loadOf,
  overdueCases,
  type PointRow,
  pointsSince,
  type Scope,
  type SilentRow,
  silentCases,
  unownedCases,
} from './store/wall.ts'
import type { AlertStories } from './stories.ts'

type Wall = z.output<typeof wallShape>

const HEARD_MINUTES = 15
const ANSWERED_SHOWN = 12
const ALERTS_SHOWN = 100

interface Looking {
  scope: Scope
  now: Temporal.Instant
  openScreens: number
  stories: Pick<AlertStories, 'outsideChannels' | 'waitingForYes'>
}

/** Everything the lead's wall shows, of what the viewer may see. */
export async function wallOf(tx: Tx, { scope, now, openScreens, stories }: Looking): Promise<Wall> {
  const today = await startOfToday(tx, now)
  const listed = { unitIds: scope.unitIds, limit: ALERTS_SHOWN }
  const waiting = await listAlerts(tx, scope.sighted, { ...listed, state: 'open' })
  const done = { ...listed, state: 'answered' as const, since: today, limit: ANSWERED_SHOWN }
  const answered = await listAlerts(tx, scope.sighted, done)
  const heard = await lastHeard(tx, scope, now.subtract({ hours: 24 * 7 }))
  return {
    now: now.toString(),
    outsideChannels: stories.outsideChannels() && !(await lastMailStuck(tx)),
    openScreens,
    alerts: await cardsOf(tx, waiting, now),
    answeredToday: await cardsOf(tx, answered, now),
    lastHeard: heard ? { customer: heard.customer ?? '', at: heard.at.toString() } : null,
    unowned: (await unownedCases(tx, scope)).map(listedOf),
    overdue: (await overdueCases(tx, scope, now)).map(listedOf),
    silent: (await silentCases(tx, scope, now)).map(silentOf),
    counts: await countWall(tx, scope, now),
    waitingForYes: (await stories.waitingForYes?.(tx, scope.sighted)) ?? [],
    load: (await loadOf(tx, scope, now)).map(({ id, name, open, overdue }) => ({
      staff: { id, name: name ?? '' },
      open,
      overdue,
    })),
    today: figuresOfToday(await pointsSince(tx, scope, today), { from: today, now }),
  }
}

async function startOfToday(tx: Tx, now: Temporal.Instant): Promise<Temporal.Instant> {
  const { timeZone } = await readOrganisation(tx)
  return now.toZonedDateTimeISO(timeZone).startOfDay().toInstant()
}

/** Everybody's minutes to a person today; shares only from ten on. Those who may still be heard in time are not judged. */
export function figuresOfToday(
  rows: PointRow[],
  { from, now }: { from: Temporal.Instant; now: Temporal.Instant },
): Wall['today'] {
  const clocks = rows.map(({ detected_at, first_contact_at }) => ({
    from: detected_at,
    to: first_contact_at,
    due: detected_at.add({ minutes: HEARD_MINUTES }),
  }))
  const { medianMinutes, inTime, due } = figuresOf(clocks, now)
  return {
    from: from.toString(),
    points: rows.map((row, index) => ({
      caseId: row.id,
      customer: row.customer_name ?? '',
      at: row.detected_at.toString(),
      minutes: row.first_contact_at ? minutesOf(clocks[index]!) : null,
    })),
    medianMinutes,
    heardWithin15: inTime,
    of: due,
    share: due < FEWEST ? null : { rate: inTime / due, ...ends(wilson({ k: inTime, n: due })) },
  }
}

const ends = ({ low, high }: { low: number; high: number }) => ({ low, high })

const listedOf = (row: ListedRow) => ({
  caseId: row.id,
  reference: row.reference,
  version: row.version,
  title: row.title,
  customer: { id: row.customer_id, name: row.customer_name ?? '' },
  owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? '' } : null,
  severity: row.severity as Severity,
  dueAt: row.due_at?.toString() ?? null,
})

const silentOf = (row: SilentRow) => ({
  caseId: row.id,
  reference: row.reference,
  version: row.version,
  customer: { id: row.customer_id, name: row.customer_name ?? '' },
  locale: row.locale,
  owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? '' } : null,
  why: row.why,
  since: row.since.toString(),
  text: row.text,
})
