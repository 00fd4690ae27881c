import { Kysely, PostgresDialect } from 'kysely'
import { Pool, type PoolClient, type PoolConfig, type QueryConfig } from 'pg'
import { OUR_TYPES } from './column-types.ts'
import { type Outgoing, outgoingAgain, outgoingOf, startOutgoing } from './outgoing.ts'
import { openSeats } from './seats.ts'

/** A connection or an open transaction, without any table in sight: each store.ts brings its own tables. */
export type Tx = Kysely<object>

/** The database as the application holds it: reads through `read`, writes through `write`. */
export interface Database {
  pool: Pool
  /** Outside a transaction: reads, and single statements that stand alone. */
  read: Tx
  /** Runs one story in one transaction; what it sends out leaves only after the commit. */
  write<T>(story: (tx: Tx) => Promise<T>): Promise<T>
  /** Called with everything a committed story sent out (live events, woken jobs). */
  onCommitted(listener: (outgoing: Outgoing) => void): void
  /** For a single statement that commits by itself: sends out what it left behind. */
  announce(outgoing: Outgoing): void
  close(): Promise<void>
}

// pg asks a parameter for `toPostgres`; without it an Instant would be sent as a quoted JSON string.
Object.defineProperty(Temporal.Instant.prototype, 'toPostgres', {
  value(this: Temporal.Instant) {
    return this.toString()
  },
})

// One machine's cores are busy long before that (bench/w1).
const CONNECTIONS = 20
// A story may look something up beside its transaction (who is on shift, whom a name means). Did stories hold every
// connection, each would wait for another's for ever; a quarter is never theirs.
const BESIDE = 0.25

/** Opens a pool on given settings; `max`: the most connections. */
export function openPool(settings: PoolConfig): Database {
  const max = settings.max ?? CONNECTIONS
  const pool = new Pool({ idleTimeoutMillis: 30_000, types: OUR_TYPES, ...settings, max })
  const seated = openSeats(Math.max(1, max - Math.ceil(max * BESIDE)))
  // An idle connection that breaks (database restarted) is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => {})
  // The same while it is lent to a story: its query fails and tells; the event alone would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  const listeners: ((outgoing: Outgoing) => void)[] = []
  const announce = (outgoing: Outgoing) => {
    for (const listener of listeners) listener(outgoing)
  }
  const read = new Kysely<object>({ dialect: new PostgresDialect({ pool }) })
  behind.set(read, pool)
  return {
    pool,
    read,
    write: async (story) => {
      const { result, outgoing } = await seated(async () => commitOrUndo(await pool.connect(), story))
      announce(outgoing)
      return result
    },
    onCommitted: (listener) => listeners.push(listener),
    announce,
    close: () => pool.end(),
  }
}

async function commitOrUndo<T>(client: PoolClient, story: (tx: Tx) => Promise<T>) {
  const tx = transactionOn(client)
  try {
    await client.query('begin')
    const result = await story(tx)
    await commit(client)
    client.release()
    return { result, outgoing: outgoingOf(tx) }
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw error
  }
}

function transactionOn(client: PoolClient): Tx {
  const borrowed = { options: {}, connect: async () => new Proxy(client, KEEP_OPEN), end: async () => {} }
  const tx = new Kysely<object>({ dialect: new PostgresDialect({ pool: borrowed }) })
  behind.set(tx, client)
  startOutgoing(tx)
  return tx
}

// What a Tx speaks through. Our own SQL goes there straight: a tenth of a case's work in Node was the query builder's way.
const behind = new WeakMap<Tx, Pick<PoolClient, 'query'>>()

// Kysely releases its connection after each query; the transaction keeps it until commit.
const KEEP_OPEN: ProxyHandler<PoolClient> = {
  get(client, name) {
    if (name === 'release') return () => {}
    const value = Reflect.get(client, name)
    return typeof value === 'function' ? value.bind(client) : value
  },
}

// PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error: an acknowledged write would be lost silently.
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error(`transaction was rolled back at commit (${command})`)
}

/** Raw SQL with numbered parameters, for set-based statements. Only store.ts files call this. */
export const rows = <Row>(tx: Tx, text: string, values: unknown[] = []): Promise<Row[]> =>
  ask(tx, { text, values })

/** A statement that a connection plans once and then keeps under its name. */
export interface Prepared {
  name: string
  text: string
}

/**
 * The same for what runs at each step of a case, where planning takes longer than doing (a queue row: 0.9 of 1.1 ms).
 * Names its columns one by one: `*` would break on each connection when a newer version adds a column.
 */
export const preparedRows = <Row>(tx: Tx, { name, text }: Prepared, values: unknown[]): Promise<Row[]> =>
  ask(tx, { name, text, values })

async function ask<Row>(tx: Tx, query: QueryConfig): Promise<Row[]> {
  const connection = behind.get(tx)
  if (!connection) throw new Error('no connection behind this transaction (database.read, database.write)')
  try {
    return (await connection.query(query)).rows
  } catch (error) {
    throw withPlace(error)
  }
}

// The driver's error knows the socket it came from; who asked is worth more.
function withPlace(error: unknown): unknown {
  if (error instanceof Error) error.stack = `${error.stack}\n${new Error('asked').stack}`
  return error
}

/** Runs a part of a story. When it throws, its rows and what it would have sent out are undone, and the story may go on. */
export async function undoable<T>(tx: Tx, part: () => Promise<T>): Promise<T> {
  const { events, jobs } = outgoingOf(tx)
  const before = { events: [...events], jobs }
  await rows(tx, 'savepoint part')
  try {
    return await part()
  } catch (error) {
    await rows(tx, 'rollback to savepoint part')
    outgoingAgain(tx, before)
    throw error
  }
}
