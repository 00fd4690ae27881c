import { rows, type Tx } from '../../platform/database/index.ts'

/** What the organisation says of one kind of failure. */
export interface CategoryRow {
  key: string
  name: string | null
  cues: string[]
  becomes: string | null
}

export const allCategories = (tx: Tx) =>
  rows<CategoryRow>(tx, 'select key, name, cues, becomes from detection.categories order by key')

export const putCategory = (
  tx: Tx,
  { key, name, cues, becomes, by, at }: CategoryRow & { by: string | null; at: Temporal.Instant },
) =>
  rows(
    tx,
    `insert into detection.categories (key, name, cues, becomes, set_by, set_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (key) do update set name = excluded.name, cues = excluded.cues, becomes = excluded.becomes,
       set_by = excluded.set_by, set_at = excluded.set_at`,
    [key, name, cues, becomes, by, at],
  )

/** Also lets go of what became it. */
export const dropCategory = (tx: Tx, key: string) =>
  rows<{ key: string }>(
    tx,
    `with freed as (update detection.categories set becomes = null where becomes = $1)
     delete from detection.categories where key = $1 returning key`,
    [key],
  ).then((gone) => gone.length > 0)
