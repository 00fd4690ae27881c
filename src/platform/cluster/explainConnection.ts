import { Problem } from '../../language/problem.ts'

/** Turns what went wrong on the way to an external PostgreSQL into one sentence that says what to do. */
export function explainConnection(error: unknown, address: string): Problem {
  if (error instanceof Problem) return error
  const message = messageOf(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = BY_CODE[code] ?? BY_MESSAGE.find(({ says }) => says.test(message))
  if (!known)
    return new Problem('database unreachable', `The database at ${address} cannot be used: ${message}.`)
  return new Problem(known.problem, `${known.what(address, message)} ${known.advice}`)
}

interface Known {
  problem: string
  what: (address: string, message: string) => string
  advice: string
}

const CHECK_URL = 'Check DATABASE_URL.'

const unknownHost: Known = {
  problem: 'database unreachable',
  what: (address) => `There is no machine named ${address.replace(/:\d+$/, '')}.`,
  advice: `${CHECK_URL.slice(0, -1)} and the name service.`,
}
const silent: Known = {
  problem: 'database unreachable',
  what: (address) => `The database at ${address} does not answer.`,
  advice:
    'Check that it runs, that the address and port in DATABASE_URL are right, and that no firewall is between.',
}
const closed: Known = {
  problem: 'database unreachable',
  what: (address) => `Nothing listens for PostgreSQL at ${address}.`,
  advice: 'Start the database, or put its right address and port into DATABASE_URL.',
}
const wrongPassword: Known = {
  problem: 'database password wrong',
  what: (address) => `The database at ${address} refused the user or the password.`,
  advice:
    'Put the right ones into DATABASE_URL (characters such as @ / # in the password are written %40 %2F %23).',
}
const noPassword: Known = {
  problem: 'database password missing',
  what: (address) => `The database at ${address} wants a password and DATABASE_URL has none.`,
  advice: 'Write it as postgresql://user:password@host:5432/amends.',
}
const notAllowed: Known = {
  problem: 'database refused',
  what: (address, message) => `The database at ${address} does not let us in: ${message}.`,
  advice: 'Ask its administrator; where it wants encryption, add ?sslmode=require to DATABASE_URL.',
}
const noDatabase: Known = {
  problem: 'database missing',
  what: (address, message) => `At ${address}: ${message}.`,
  advice:
    "Create it there (create database amends encoding 'UTF8' template template0), or correct the name in DATABASE_URL.",
}
const certificate: Known = {
  problem: 'database certificate not trusted',
  what: (address, message) => `The certificate of the database at ${address} is not trusted (${message}).`,
  advice:
    'Add &sslrootcert=FILE with its authority to DATABASE_URL, or sslmode=no-verify on a network you trust.',
}
const noEncryption: Known = {
  problem: 'database without encryption',
  what: (address) => `The database at ${address} does not offer the encryption that DATABASE_URL asks for.`,
  advice: 'Turn it on there, or take sslmode out of DATABASE_URL.',
}
const busy: Known = {
  problem: 'database not ready',
  what: (address, message) => `The database at ${address} takes no connections now: ${message}.`,
  advice: 'Try again in a moment; if it stays so, raise max_connections there.',
}
const notPostgres: Known = {
  problem: 'database unreachable',
  what: (address) => `What answers at ${address} broke the connection off and is probably not a PostgreSQL.`,
  advice: CHECK_URL,
}

const BY_CODE: Record<string, Known | undefined> = {
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  ECONNREFUSED: closed,
  ENOENT: closed,
  ETIMEDOUT: silent,
  EHOSTUNREACH: silent,
  ENETUNREACH: silent,
  ECONNRESET: notPostgres,
  '28P01': wrongPassword,
  '28000': notAllowed,
  '3D000': noDatabase,
  '42501': notAllowed,
  '53300': busy,
  '57P03': busy,
  SELF_SIGNED_CERT_IN_CHAIN: certificate,
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate,
  ERR_TLS_CERT_ALTNAME_INVALID: certificate,
  CERT_HAS_EXPIRED: certificate,
}

const BY_MESSAGE: (Known & { says: RegExp })[] = [
  { says: /password must be a string|no password/i, ...noPassword },
  { says: /timeout/i, ...silent },
  { says: /not support SSL/i, ...noEncryption },
  { says: /terminated unexpectedly/i, ...notPostgres },
]

/** Several addresses of one name fail together as an AggregateError with an empty message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return messageOf(error.errors[0])
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')
}
