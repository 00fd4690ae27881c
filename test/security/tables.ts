import type { Database } from '../../src/platform/database/index.ts'

// Refusals are written down on purpose; jobs of the queue library are its own. Sums of what is there are brought up to date
// by whoever looks first.
const NOT_COMPARED = [
  'platform.refusals',
  'platform.idempotency',
  ...['cases', 'customers', 'pair_counts', 'clock_counts', 'score_counts', 'to_count', 'state'].map(
    (table) => `impact.${table}`,
  ),
]

/** One checksum a table, over all its rows: what a refused request must leave as it was. */
export async function checksums({ pool }: Pick<Database, 'pool'>): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', 'pgboss') order by 1`,
  )
  const each = tables
    .map(({ name }) => name)
    .filter((name) => !NOT_COMPARED.includes(name))
    .map(
      (
        name,
      ) => `select '${name}' as name, md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as sum
                    from ${name} t`,
    )
  const { rows } = await pool.query<{ name: string; sum: string }>(each.join(' union all '))
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]))
}
