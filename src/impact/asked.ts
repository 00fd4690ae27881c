import { Problem } from '../language/problem.ts'
import { zonedInstant } from '../language/zoned-instant.ts'
import { allUnits, type UnitRow } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Caller, notFound } from '../platform/http/index.ts'
import type { Asked } from './read-figures.ts'
import type { ImpactQuery } from './schema.ts'
import type { Grouping } from './store/figures.ts'

const FIRST_DAY = Temporal.PlainDate.from('1970-01-01')

interface Asking {
  caller: Caller
  query: ImpactQuery
  now: Temporal.Instant
  timeZone: string
  groupings: readonly Grouping[]
}

/** What a request asks for, within what the caller may see. A unit that they may not see does not exist for them. */
export async function askedOf(tx: Tx, { caller, query, now, timeZone, groupings }: Asking): Promise<Asked> {
  const { sight } = caller
  const units = query.site || query.team ? await allUnits(tx) : []
  const within = (unitId: string | undefined): string[] | undefined => {
    if (unitId === undefined) return undefined
    const known = units.some(({ id }) => id === unitId) && (sight.all || sight.unitIds.includes(unitId))
    if (!known) throw notFound('unit')
    return below(units, unitId)
  }
  return {
    scope: { all: sight.all, unitIds: sight.unitIds, sites: within(query.site), teams: within(query.team) },
    period: periodOf(query, now, timeZone),
    parts: { agent: query.agent, cause: query.cause, channel: query.channel },
    scale: query.scale,
    groupings,
    now,
  }
}

/** A site or team that figures can be narrowed to. */
export interface PlaceSeen {
  id: string
  kind: 'site' | 'team'
  name: string
}

/** Those that the caller may see, by name. */
export const placesSeen = async (tx: Tx, { sight }: Caller): Promise<PlaceSeen[]> =>
  (await allUnits(tx)).flatMap(({ id, kind, name, closed_at }) =>
    (kind === 'site' || kind === 'team') && !closed_at && (sight.all || sight.unitIds.includes(id))
      ? [{ id, kind, name }]
      : [],
  )

function periodOf({ from, to }: ImpactQuery, now: Temporal.Instant, timeZone: string): Asked['period'] {
  const period = {
    from: from === undefined ? FIRST_DAY : dayIn(from, timeZone),
    to: to === undefined ? now.toZonedDateTimeISO(timeZone).toPlainDate() : dayIn(to, timeZone),
  }
  if (Temporal.PlainDate.compare(period.from, period.to) > 0)
    throw new Problem('bad input', 'The first day is after the last.', {
      errors: [{ path: '/from', message: 'The first day is after the last.' }],
    })
  return period
}

const dayIn = (text: string, timeZone: string): Temporal.PlainDate =>
  zonedInstant(text)?.toZonedDateTimeISO(timeZone).toPlainDate() ?? Temporal.PlainDate.from(text)

/** A unit and all below it. */
function below(units: readonly UnitRow[], unitId: string): string[] {
  const found = [unitId]
  for (const id of found)
    for (const unit of units) if (unit.parent_id === id && !found.includes(unit.id)) found.push(unit.id)
  return found
}
