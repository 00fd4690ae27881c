import { Problem } from '../../language/problem.ts'
import type { Database } from '../../platform/database/index.ts'

/** Keeps two processes from bringing in the same file at once; a killed one lets go by itself. */
export async function holdFile(database: Database, fingerprint: string): Promise<AsyncDisposable> {
  const client = await database.pool.connect()
  const key = BigInt.asIntN(64, BigInt(`0x${fingerprint.slice(0, 16)}`)).toString()
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1::bigint) as held', [key])
    if (!rows[0].held)
      throw new Problem('already running', 'This file is being brought in right now by another process.')
  } catch (error) {
    client.release()
    throw error
  }
  return {
    [Symbol.asyncDispose]: async () => {
      await client.query('select pg_advisory_unlock($1::bigint)', [key]).catch(() => {})
      client.release()
    },
  }
}
