import type { getAdapter } from 'better-auth/db/adapter'
import { hashToken } from '../../platform/secrets/index.ts'

/** How the sign-in library reaches its tables. */
type Tables = Awaited<ReturnType<typeof getAdapter>>
type Where = NonNullable<Parameters<Tables['findMany']>[0]['where']>
type Inside = Omit<Tables, 'transaction'>
type Row = { token?: string }

/**
 * The library's tables, with the tokens of sessions hashed on the way in and put back on the way out: whoever reads the
 * database, a copy or a log of it finds nothing that opens a session.
 */
export const withHashedSessions = (tables: Tables): Tables => ({
  ...hashing(tables),
  transaction: (story) => tables.transaction((tx) => story(hashing(tx))),
})

function hashing<T extends Inside>(tables: T): T {
  return {
    ...tables,
    create: async (asked: Parameters<Inside['create']>[0]) => {
      const { token } = asked.data as Row
      if (asked.model !== 'session' || !token) return tables.create(asked)
      const kept = await tables.create({ ...asked, data: { ...asked.data, token: hashToken(token) } })
      return { ...(kept as Row), token }
    },
    findOne: (asked: Asked) => asHashed(asked, (hashed) => tables.findOne<Row>(hashed)),
    findMany: (asked: Asked) => asHashed(asked, (hashed) => tables.findMany<Row>(hashed)),
    count: (asked: Asked) => asHashed(asked, (hashed) => tables.count(hashed)),
    update: (asked: Changing) => asHashed(asked, (hashed) => tables.update<Row>(hashed)),
    updateMany: (asked: Changing) => asHashed(asked, (hashed) => tables.updateMany(hashed)),
    delete: (asked: Asked) => asHashed(asked, (hashed) => tables.delete(hashed)),
    deleteMany: (asked: Asked) => asHashed(asked, (hashed) => tables.deleteMany(hashed)),
    consumeOne: (asked: Asked) => asHashed(asked, (hashed) => tables.consumeOne<Row>(hashed)),
  }
}

interface Asked {
  model: string
  where: Where
}
type Changing = Asked & { update: Record<string, unknown> }

/** Asks with hashes where tokens were named; rows that come back carry the token they were asked by. */
async function asHashed<A extends Asked, R>(asked: A, ask: (hashed: A) => Promise<R>): Promise<R> {
  if (asked.model !== 'session') return ask(asked)
  const tokens = new Map<string, string>()
  const hashed = (token: string) => {
    const hash = hashToken(token)
    tokens.set(hash, token)
    return hash
  }
  const where = (asked.where ?? []).map((one) =>
    one.field === 'token' ? { ...one, value: eachOf(one.value, hashed) } : one,
  )
  const got = await ask({ ...asked, where })
  return (Array.isArray(got) ? got.map((row) => putBack(row, tokens)) : putBack(got, tokens)) as R
}

const eachOf = (value: Where[number]['value'], hashed: (token: string) => string) =>
  Array.isArray(value) ? value.map((one) => hashed(String(one))) : hashed(String(value))

function putBack(row: unknown, tokens: Map<string, string>): unknown {
  const { token = '' } = (row ?? {}) as Row
  return tokens.has(token) ? { ...(row as Row), token: tokens.get(token) } : row
}
