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
  casesListed,
  type ListedRow,
  lastHeard,
  lastMailStuck,
  namesOf,
  overdueCases,
  type PointRow,
  pointsSince,
  type Scope,
  type Standing,
  standingOf,
  unownedCases,
} from './store/wall.ts'
import type { AlertStories } from './stories.ts'

type Wall = z.output<typeof wallShape>

const HEARD_MINUTES = 15
const ANSWERED_SHOWN = 12
const ALERTS_SHOWN = 100
const LOADS_SHOWN = 20

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
  const standing = await standingOf(tx, scope, now)
  return {
    now: now.toString(),
    outsideChannels: stories.outsideChannels() && !(await lastMailStuck(tx)),
    openScreens,
    alerts: await cardsOf(tx, waiting, now),
    answeredToday: await cardsOf(tx, answered, now),
    lastHeard: heard ? { customer: heard.customer ?? '', at: heard.at.toString() } : null,
    unowned: (await unownedCases(tx, scope)).map(listedOf),
    overdue: (await overdueCases(tx, scope, now)).map(listedOf),
    silent: await silencesOf(tx, standing),
    counts: countsOf(standing),
    waitingForYes: (await stories.waitingForYes?.(tx, scope.sighted)) ?? [],
    load: await loadsOf(tx, standing),
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

async function silencesOf(tx: Tx, { silences }: Standing): Promise<Wall['silent']> {
  const ids = silences.map(({ id }) => id)
  const byId = new Map((await casesListed(tx, ids)).map((row) => [row.id, row]))
  return silences.flatMap(({ id, why, since, text }) => {
    const row = byId.get(id)
    if (!row) return []
    const { caseId, reference, version, customer, owner } = listedOf(row)
    const at = Temporal.Instant.from(since).toString()
    return [{ caseId, reference, version, customer, owner, locale: row.locale, why, since: at, text }]
  })
}

function countsOf({ loads }: Standing): Wall['counts'] {
  const sum = (of: 'open' | 'overdue' | 'silent') => loads.reduce((total, load) => total + load[of], 0)
  return {
    unowned: loads.find(({ id }) => id === null)?.open ?? 0,
    overdue: sum('overdue'),
    silent: sum('silent'),
    openCases: sum('open'),
  }
}

/** Open cases per person, the most first. */
async function loadsOf(tx: Tx, { loads }: Standing): Promise<Wall['load']> {
  const owned = loads.flatMap(({ id, open, overdue }) => (id === null ? [] : [{ id, open, overdue }]))
  const ids = owned.map(({ id }) => id)
  const names = new Map((await namesOf(tx, ids)).map(({ id, name }) => [id, name]))
  return owned
    .map(({ id, open, overdue }) => ({ staff: { id, name: names.get(id) ?? '' }, open, overdue }))
    .sort((a, b) => b.open - a.open || a.staff.name.localeCompare(b.staff.name))
    .slice(0, LOADS_SHOWN)
}
