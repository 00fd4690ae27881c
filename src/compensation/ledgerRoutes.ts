import { z } from 'zod'
import { minorDigits } from '../language/currencies.ts'
import { instantSchema } from '../language/input.ts'
import type { App } from '../platform/app.ts'
import { asCsv } from '../platform/csv/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Caller, LEADS_UP, type Route, read } from '../platform/http/index.ts'
import { type LedgerRow, ledgerLines } from './store.ts'

const query = z.strictObject({
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  cursor: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `csv`: all of them as a file for a spreadsheet. */
  format: z.literal('csv').optional(),
})

type Asked = Omit<z.output<typeof query>, 'format'>

/** What was given back and what was added, line by line, as it was entered. */
export const ledgerRoutes = ({ database }: App): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/compensation/ledger',
    access: { roles: LEADS_UP, key: 'staff' },
    summary: 'The two ledgers, restitution and goodwill, the newest line first',
    query,
    handle: async ({ caller, now, query: { format, ...asked } }) => {
      if (format !== 'csv') return { body: await pageOf(database.read, caller, asked) }
      const page = (cursor: string | undefined) =>
        pageOf(database.read, caller, { ...asked, limit: 200, cursor: cursor ? Number(cursor) : undefined })
      return asCsv({ database, call: { caller, now } }, { list: 'ledger', columns: COLUMNS, page })
    },
  }),
]

async function pageOf(tx: Tx, { sight, staffId }: Caller, { limit, cursor, from, to }: Asked) {
  const sighted = { ...sight, staffId: staffId ?? null }
  const which = { from: from ?? null, to: to ?? null, before: cursor ?? null, limit: limit + 1 }
  const found = await ledgerLines(tx, { sighted, ...which })
  const page = found.slice(0, limit)
  return { items: page.map(shown), nextCursor: found.length > limit ? String(page.at(-1)?.id) : null }
}

type Line = ReturnType<typeof shown>

const shown = ({ id, at, amount, currency, ...line }: LedgerRow) => ({
  ...line,
  id: String(id),
  at: at.toString(),
  money: { amount, currency },
})

const COLUMNS: Record<string, (line: Line) => string | number | null> = {
  at: ({ at }) => at,
  case: ({ reference }) => reference,
  account: ({ account }) => account,
  amount: ({ money }) => money.amount / 10 ** minorDigits(money.currency),
  currency: ({ money }) => money.currency,
  why: ({ why }) => why,
  by: ({ by }) => by,
  offer: ({ offerId }) => offerId,
}
