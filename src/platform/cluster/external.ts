import pg from 'pg'
import { Problem } from '../../language/problem.ts'
import { explainConnection } from './explainConnection.ts'
import type { OpenDatabase } from './handle.ts'

/** The oldest PostgreSQL major version that Amends is tested with. */
export const OLDEST_MAJOR = 15

interface ServerFacts {
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

/** The address for sentences: host, port and database, never the password. */
function checkUrl(databaseUrl: string): string {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new Problem(
      'database url wrong',
      'DATABASE_URL is not the address of a PostgreSQL. It looks like this: postgresql://user:password@host:5432/amends (characters such as @ / # in the password are written %40 %2F %23).',
    )
  const host = url.hostname || url.searchParams.get('host') || 'localhost'
  if (url.pathname.length < 2)
    throw new Problem(
      'database url wrong',
      `DATABASE_URL names the server ${host} but no database. Put its name at the end: .../amends`,
    )
  return `${decodeURIComponent(host)}${host.startsWith('/') ? '' : `:${url.port || '5432'}`}`
}

async function askServer(connectionString: string, address: string): Promise<ServerFacts> {
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
  } catch (error) {
    throw explainConnection(error, address)
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
    throw new Problem('database url wrong', `DATABASE_URL cannot be used: ${(error as Error).message}.`)
  }
}

function refuseUnfit(facts: ServerFacts, address: string): void {
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
