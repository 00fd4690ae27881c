import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Problem } from '../../language/problem.ts'
import { explainConnection } from './explainConnection.ts'
import type { OpenDatabase } from './handle.ts'

/** The oldest PostgreSQL major version that Amends is tested with. */
const OLDEST_MAJOR = 15

/** What the server says about itself. */
export interface ServerFacts {
  version: number
  encoding: string
  replica: boolean
  mayCreate: boolean
  user: string
  database: string
}

/** Tries the PostgreSQL that DATABASE_URL names; a Problem with one clear sentence when Amends cannot work on it. */
export async function openExternal(databaseUrl: string): Promise<OpenDatabase> {
  const address = checkUrl(databaseUrl)
  const facts = await askServer(databaseUrl, address)
  refuseUnfit(facts, address)
  return {
    kind: 'external',
    connection: { connectionString: databaseUrl },
    version: facts.version,
    adopted: false,
    locked: false,
    stop: async () => {},
  }
}

/** The address for sentences: host and port, never the password. */
function checkUrl(databaseUrl: string): string {
  // The driver, as libpq, also takes user@/database?host=/folder, which is no URL by the letter.
  const text = databaseUrl.replace('@/', '@localhost/')
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) throw wrongUrl(SHAPE)
  if (url.pathname.length < 2)
    throw wrongUrl('DATABASE_URL names a server but no database. Put its name at the end: .../amends')
  const socket = url.searchParams.get('host') ?? url.hostname.replaceAll(/%2f/gi, '/')
  return socket.startsWith('/') ? socket : `${socket || 'localhost'}:${url.port || '5432'}`
}

const SHAPE =
  'DATABASE_URL is not the address of a PostgreSQL. It looks like this: postgresql://user:password@host:5432/amends (characters such as @ / # in the password are written %40 %2F %23).'

const wrongUrl = (sentence: string): Problem => new Problem('database url wrong', sentence)

/** A server that says it is just starting gets 10 s; everything else is told at once. */
async function askServer(connectionString: string, address: string): Promise<ServerFacts> {
  const until = performance.now() + 10_000
  for (;;) {
    const answer = await askOnce(connectionString).catch((error: unknown) => ({ error }))
    if (!('error' in answer)) return answer
    const isStarting = answer.error instanceof pg.DatabaseError && answer.error.code === '57P03'
    if (!isStarting || performance.now() > until) throw explainConnection(answer.error, address)
    await sleep(250)
  }
}

async function askOnce(connectionString: string): Promise<ServerFacts> {
  const client = openClient(connectionString)
  client.on('error', () => {})
  try {
    await client.connect()
    const answer = await client.query<ServerFacts>(`
      select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
        pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as replica,
        has_database_privilege(current_database(), 'create') as "mayCreate",
        current_user as "user", current_database() as database`)
    return answer.rows[0]!
  } finally {
    // Not waited for: a server that stopped answering must not hold the sentence back.
    client.end().catch(() => {})
  }
}

function openClient(connectionString: string): pg.Client {
  try {
    return new pg.Client({
      connectionString,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
      application_name: 'amends',
    })
  } catch (error) {
    // Options inside the URL that name files: sslrootcert=/missing.pem
    throw wrongUrl(`DATABASE_URL cannot be used: ${(error as Error).message}.`)
  }
}

/** Refuses a server that answers but cannot carry Amends. */
export function refuseUnfit(facts: ServerFacts, address: string): void {
  const { database, user } = facts
  const major = Math.floor(facts.version / 10_000)
  if (major < OLDEST_MAJOR)
    throw new Problem(
      'database too old',
      `The database at ${address} is PostgreSQL ${major}; Amends needs ${OLDEST_MAJOR} or newer. Upgrade it, or leave DATABASE_URL out to use the PostgreSQL that Amends brings.`,
    )
  if (facts.encoding !== 'UTF8')
    throw new Problem(
      'database not unicode',
      `The database "${database}" at ${address} stores ${facts.encoding}, which cannot hold every customer's language. Make one with: create database amends encoding 'UTF8' template template0`,
    )
  if (facts.replica)
    throw new Problem(
      'database read-only',
      `The database at ${address} is read-only (a replica, or set so). Give DATABASE_URL the address of the primary.`,
    )
  if (!facts.mayCreate)
    throw new Problem(
      'database rights missing',
      `The user "${user}" may not create schemas in the database "${database}" at ${address}. Allow it: grant create on database ${database} to ${user}`,
    )
}
