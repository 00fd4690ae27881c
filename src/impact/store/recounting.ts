import { rows, type Tx } from '../../platform/database/index.ts'

/** Everything that is counted: a row each, and the sums. */
export const COUNTED = ['cases', 'customers', 'pair_counts', 'clock_counts', 'score_counts'] as const

type Row = Readonly<Record<string, unknown>>

/** Where what was kept and what was counted anew differ. */
export interface Difference {
  table: (typeof COUNTED)[number]
  /** Rows that were kept and are not counted anew; rows that are counted anew and were not kept. */
  onlyKept: number
  onlyAnew: number
  /** The first five of each. */
  examples: { kept: Row[]; anew: Row[] }
}

/** Sets aside what is kept, for as long as this transaction lasts. */
export async function setKeptAside(tx: Tx): Promise<void> {
  for (const table of COUNTED)
    await rows(tx, `create temp table kept_${table} on commit drop as table impact.${table}`)
}

/** What differs from what was set aside; a table without a difference is not in it. */
export async function differencesFromKept(tx: Tx): Promise<Difference[]> {
  const found: Difference[] = []
  for (const table of COUNTED) {
    const [row] = await rows<Omit<Difference, 'table' | 'examples'> & Difference['examples']>(
      tx,
      differing(`kept_${table}`, `impact.${table}`),
    )
    if (!row || row.onlyKept + row.onlyAnew === 0) continue
    const { onlyKept, onlyAnew, kept, anew } = row
    found.push({ table, onlyKept, onlyAnew, examples: { kept, anew } })
  }
  return found
}

const differing = (kept: string, anew: string): string => `
  with only_kept as (select * from ${kept} except all select * from ${anew}),
    only_anew as (select * from ${anew} except all select * from ${kept})
  select (select count(*) from only_kept)::int as "onlyKept", (select count(*) from only_anew)::int as "onlyAnew",
    ${firstFive('only_kept')} as kept, ${firstFive('only_anew')} as anew`

const firstFive = (of: string): string =>
  `(select coalesce(json_agg(to_json(f)), '[]') from (select * from ${of} x order by x::text limit 5) f)`
