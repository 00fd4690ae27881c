import { rows, type Tx } from '../../platform/database/index.ts'
import type { Actor } from '../../platform/journal/index.ts'
import { folded, NAMED_FIELDS, type NamedField, type SameNames } from '../import/names.ts'

/** Everything that was said about names in files. */
export async function sameNames(tx: Tx): Promise<SameNames> {
  const found = await rows<{ field: NamedField; told: string; means: string | null }>(
    tx,
    'select field, told, means from intake.same_names',
  )
  const of = (field: NamedField) =>
    Object.fromEntries(
      found.filter((row) => row.field === field).map(({ told, means }) => [told, means] as const),
    )
  return { site: of('site'), team: of('team'), product: of('product') }
}

/** What a person says of names, field by field: the known name, '' for a name of its own, null to be asked again. */
export type SaidOfNames = Partial<Record<NamedField, Record<string, string | null>>>

interface Saying {
  said: SaidOfNames
  by: Actor
  now: Temporal.Instant
}

export async function keepSameNames(tx: Tx, { said, by, now }: Saying): Promise<void> {
  const all = NAMED_FIELDS.flatMap((field) =>
    Object.entries(said[field] ?? {}).map(([told, means]) => ({ field, told: folded(told), means })),
  )
  if (all.length === 0) return
  const told = JSON.stringify(all)
  const read = 'json_to_recordset($1::json) as x(field text, told text, means text)'
  await rows(
    tx,
    `delete from intake.same_names s using ${read} where (s.field, s.told) = (x.field, x.told) and x.means is null`,
    [told],
  )
  await rows(
    tx,
    `insert into intake.same_names (field, told, means, said_at, said_by)
     select distinct on (field, told) field, told, nullif(means, ''), $2::timestamptz, $3::jsonb from ${read}
     where means is not null
     on conflict (field, told) do update set means = excluded.means, said_at = excluded.said_at, said_by = excluded.said_by`,
    [told, now, JSON.stringify(by)],
  )
}

// Enough to know what is sold; an unordered look stops early, however many million rows there are.
const LOOKED_AT = 20_000
const LATELY_DAYS = 90

/** Products that were spoken of or bought, lately or at all, the most frequent first. */
export const knownProducts = (tx: Tx, now: Temporal.Instant): Promise<string[]> => {
  const some = (table: string, time: string) =>
    `(select product from intake.${table} where ${time} > $1 and product is not null limit ${LOOKED_AT})
     union all (select product from intake.${table} where product is not null limit ${LOOKED_AT})`
  return rows<{ product: string }>(
    tx,
    `select product from (${some('interactions', 'occurred_at')} union all ${some('feedback', 'received_at')}) known
     group by 1 order by count(*) desc, 1 limit 500`,
    [now.subtract({ hours: 24 * LATELY_DAYS })],
  ).then((found) => found.map(({ product }) => product))
}
