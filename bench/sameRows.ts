import type { Pool } from 'pg'

// In the order in which they may be inserted one by one.
const TABLES = [
  'customers.customers',
  'customers.identities',
  'intake.external_ids',
  'intake.feedback',
  'cases.cases',
  'cases.clocks',
  'cases.messages',
  'alerts.alerts',
  'alerts.calls',
  'platform.outbox',
  'platform.journal',
]

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/

/**
 * The transaction that pgbench runs: the very rows that one unhappy rating left behind, column by column, with fresh ids
 * made from a random number. Rows are told from older ones by what was counted before.
 */
export async function sameRows(pool: Pool, before: Map<string, number>): Promise<string> {
  const after = await countRows(pool)
  const ids = new Map<string, string>()
  const statements: string[] = []
  for (const table of TABLES) {
    const added = (after.get(table) ?? 0) - (before.get(table) ?? 0)
    const { rows } = await pool.query<{ row: Record<string, unknown> }>(
      `select row_to_json(t) as row from (select * from ${table} order by ${NEWEST[table] ?? 'id'} desc limit $1) t`,
      [added],
    )
    for (const { row } of rows.toReversed()) statements.push(insertOf(table, row, ids))
  }
  return ['\\set n random(1, 9000000000000000000)', 'begin;', ...statements, 'commit;'].join('\n')
}

// Ids grow with time.
const NEWEST: Record<string, string> = {
  'customers.identities': 'customer_id',
  'cases.clocks': 'case_id',
  'alerts.calls': 'alert_id',
}

/** How many rows each of the tables holds. */
export async function countRows(pool: Pool): Promise<Map<string, number>> {
  const counted = TABLES.map((table) => `select '${table}' as name, count(*)::int as n from ${table}`)
  const { rows } = await pool.query<{ name: string; n: number }>(counted.join(' union all '))
  return new Map(rows.map(({ name, n }) => [name, n]))
}

// Numbered by the database itself, as it does for us.
const NUMBERED: Record<string, string[]> = {
  'platform.outbox': ['id'],
  'platform.journal': ['id', 'xid'],
}
const UNIQUE_WORDS = ['external_id', 'value', 'failure_key', 'email']

function insertOf(table: string, row: Record<string, unknown>, ids: Map<string, string>): string {
  const columns = Object.keys(row).filter((name) => row[name] !== null && !NUMBERED[table]?.includes(name))
  const values = columns.map((name) => {
    if (name === 'reference') return `'A-' || nextval('cases.reference_number')`
    if (UNIQUE_WORDS.includes(name)) return `md5(:n::text || 'word')`
    return literalOf(row[name], ids, columns.includes('id') || name.endsWith('_id') ? name : '')
  })
  return `insert into ${table} (${columns.join(', ')}) values (${values.join(', ')});`
}

// Staff, teams and sites are there already; what this rating made gets an id of its own each time.
function literalOf(value: unknown, ids: Map<string, string>, name: string): string {
  const isNew = typeof value === 'string' && UUID.test(value) && value.length === 36
  if (isNew && (name === 'id' || ids.has(value))) {
    if (!ids.has(value)) ids.set(value, `md5(:n::text || '${ids.size}')::uuid`)
    return ids.get(value)!
  }
  if (Array.isArray(value))
    return `'{${value.map((part) => JSON.stringify(part)).join(',')}}'`.replaceAll(/:(?=\w)/g, ': ')
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  // A colon before a letter would be a variable of pgbench.
  return `'${text.replaceAll("'", "''").replaceAll(/:(?=[A-Za-z_])/g, ': ')}'`
}
