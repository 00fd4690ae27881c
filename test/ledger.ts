import { setTimeout as sleep } from 'node:timers/promises'
import pg, { type PoolConfig } from 'pg'

/** Writers that never stop writing, and what the database has acknowledged to them. */
export interface Ledger {
  acknowledged: string[]
  /** Milliseconds until every writer has got through again. */
  untilAllWriteAgain(): Promise<number>
  /** Ends the writers; what was acknowledged and is not in the database. Must be empty. */
  missing(): Promise<string[]>
}

/** Starts the writers: each repeats a line until it is acknowledged, as a caller with an idempotency key does. */
export async function startLedger(connection: PoolConfig, writers: number): Promise<Ledger> {
  const pool = new pg.Pool({ ...connection, max: writers }).on('error', () => {})
  await pool.query('create table if not exists ledger (id text primary key)')
  const acknowledged: string[] = []
  let writing = true
  const write = async (id: string): Promise<void> => {
    const statement = 'insert into ledger values ($1) on conflict do nothing'
    while (writing) {
      const done = await pool.query(statement, [id]).catch(() => undefined)
      if (done) return void acknowledged.push(id)
      await sleep(20)
    }
  }
  const work = Array.from({ length: writers }, async (_, writer) => {
    for (let line = 0; writing; line += 1) await write(`${writer}-${line}`)
  })
  return {
    acknowledged,
    untilAllWriteAgain: async () => {
      const [before, began] = [acknowledged.length, performance.now()]
      // More than were in flight: these can only have been written after the fault.
      while (acknowledged.length < before + 2 * writers) await sleep(5)
      return performance.now() - began
    },
    missing: async () => {
      writing = false
      await Promise.all(work)
      const rows = await kept(pool)
      await pool.end()
      const ids = new Set(rows.map(({ id }) => id))
      return acknowledged.filter((id) => !ids.has(id))
    },
  }
}

/** What is in it, as soon as the database takes questions again: the last fault may have come after the last write. */
async function kept(pool: pg.Pool): Promise<{ id: string }[]> {
  for (;;) {
    try {
      return (await pool.query<{ id: string }>('select id from ledger')).rows
    } catch (error) {
      if (!/^(57P0|08|ECONN)/.test((error as { code?: string }).code ?? '57P0')) throw error
      await sleep(50)
    }
  }
}
