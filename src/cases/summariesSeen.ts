import type { Tx } from '../platform/database/index.ts'
import { type Sighted, summariesOf } from './store/summaries.ts'
import { nameOf } from './summary.ts'

/** A case as rows of other rooms name it. */
export interface NamedCase {
  id: string
  reference: string
  title: string
  customer: { id: string; name: string }
  owner: { id: string; name: string } | null
}

/** The cases among these that somebody may see, by id. */
export async function summariesSeen(
  tx: Tx,
  sighted: Sighted,
  ids: readonly string[],
): Promise<Map<string, NamedCase>> {
  const found = await summariesOf(tx, ids)
  const seen = found.filter(
    (row) =>
      sighted.all ||
      (row.owner_id !== null && row.owner_id === sighted.staffId) ||
      (row.team_id === null && row.site_id === null) ||
      [row.team_id, row.site_id].some((unit) => unit !== null && sighted.unitIds.includes(unit)),
  )
  return new Map(
    seen.map((row) => [
      row.id,
      {
        id: row.id,
        reference: row.reference,
        title: row.title,
        customer: { id: row.customer_id, name: nameOf(row) },
        owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? '' } : null,
      },
    ]),
  )
}
