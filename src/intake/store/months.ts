import type { PoolClient } from 'pg'
import type { Database } from '../../platform/database/index.ts'

/** Tables whose rows lie in months. */
export const MONTHLY = { interactions: 'occurred_at', feedback: 'received_at' } as const
export type Monthly = keyof typeof MONTHLY

/** First day of a month, YYYY-MM-DD. */
export type Month = string

/** Months that have their own place already. */
export async function monthsOf(database: Database, table: Monthly): Promise<Set<Month>> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = $1::regclass`,
    [`intake.${table}`],
  )
  return new Set(
    rows.flatMap(({ name }) => /_(\d{4})_(\d{2})$/.exec(name)?.slice(1).join('-').concat('-01') ?? []),
  )
}

// Writers hold their partition for a moment only; whoever holds it longer is not waited for.
const WAIT = '2s'

/**
 * Gives a month its own partition, rows that lie in the default one included. Attaching waits only for writers of the
 * default partition, not of the whole table; false: somebody held it, the rows go to the default until next time.
 */
export async function makeMonth(database: Database, table: Monthly, month: Month): Promise<boolean> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query(`set local lock_timeout = '${WAIT}'`)
    await attachMonth(client, table, month)
    await client.query('commit')
    return true
  } catch (error) {
    await client.query('rollback').catch(() => {})
    const { code } = error as { code?: string }
    // Held by somebody (55P03, 40P01), or made by somebody else meanwhile (42P07, 42P17).
    if (code && ['55P03', '40P01', '42P07', '42P17', '23514'].includes(code)) return false
    throw error
  } finally {
    client.release()
  }
}

async function attachMonth(client: PoolClient, table: Monthly, month: Month): Promise<void> {
  const name = `intake.${table}_${month.slice(0, 7).replace('-', '_')}`
  const column = MONTHLY[table]
  const end = `(date '${month}' + interval '1 month')::date`
  const { rows } = await client.query<{ until: string }>(`select ${end}::text as until`)
  const [from, until] = [`'${month} 00:00+00'`, `'${rows[0]!.until} 00:00+00'`]
  await client.query(`lock table intake.${table}_other in access exclusive mode`)
  await client.query(`create table ${name} (like intake.${table} including defaults including constraints)`)
  await client.query(
    `with moved as (delete from intake.${table}_other where ${column} >= ${from} and ${column} < ${until} returning *)
     insert into ${name} select * from moved`,
  )
  await client.query(
    `alter table intake.${table} attach partition ${name} for values from (${from}) to (${until})`,
  )
}
