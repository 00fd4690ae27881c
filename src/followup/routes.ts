import { z } from 'zod'
import { type Scale, scaleSchema } from '../language/score.ts'
import type { App } from '../platform/app.ts'
import { asCsv } from '../platform/csv/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Caller, EVERY_ROLE, type Route, read } from '../platform/http/index.ts'
import { verdictOf } from './rules.ts'
import { countPairs, listPairs, type PairRow } from './store.ts'

/** What a pair shows of its case. */
export interface PairCase {
  id: string
  reference: string
  title: string
  customer: { id: string; name: string }
  owner: { id: string; name: string } | null
}

export interface PairStories {
  /** The cases among these that the caller may see, as a row shows them. */
  casesSeen(tx: Tx, caller: Caller, caseIds: string[]): Promise<Map<string, PairCase>>
}

const query = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `csv`: all of them as a file for a spreadsheet. */
  format: z.literal('csv').optional(),
})

/** Second ratings beside the first ones: a plain list with counts. What they prove is the impact engine's to say. */
export const followupRoutes = ({ database }: Pick<App, 'database'>, stories: PairStories): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/followups',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'Second ratings beside first ones, newest first, with counts',
    query,
    handle: async ({ caller, now, query: { format, ...asked } }) => {
      const looking = { tx: database.read, caller, stories }
      if (format !== 'csv') {
        const counts = await countPairs(database.read, seenBy(caller))
        return { body: { ...(await pageOf(looking, asked)), counts } }
      }
      const page = (cursor: string | undefined) => pageOf(looking, { limit: 200, cursor })
      return asCsv({ database, call: { caller, now } }, { list: 'ratings', columns: COLUMNS, page })
    },
  }),
]

const seenBy = ({ sight, staffId }: Caller) => ({ ...sight, staffId: staffId ?? null })

interface Looking {
  tx: Tx
  caller: Caller
  stories: PairStories
}

async function pageOf(
  { tx, caller, stories }: Looking,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const found = await listPairs(tx, { ...seenBy(caller), before: cursor ?? null, limit: limit + 1 })
  const page = found.slice(0, limit)
  const cases = await stories.casesSeen(tx, caller, [...new Set(page.map((pair) => pair.case_id))])
  return {
    items: page.flatMap((pair) => shownPair(pair, cases)),
    nextCursor: found.length > limit ? page.at(-1)!.id : null,
  }
}

const COLUMNS: Record<string, (pair: ReturnType<typeof shownPair>[number]) => string | number | null> = {
  case: ({ case: of }) => of.reference,
  customer: ({ case: of }) => of.customer.name,
  title: ({ case: of }) => of.title,
  owner: ({ case: of }) => of.owner?.name ?? null,
  scale: ({ scale }) => scale,
  first: ({ first }) => first,
  second: ({ second }) => second,
  verdict: ({ verdict }) => verdict,
  answeredAt: ({ answeredAt }) => answeredAt.toString(),
}

function shownPair(pair: PairRow, cases: Map<string, PairCase>) {
  const found = cases.get(pair.case_id)
  const scale: Scale = scaleSchema.parse(pair.scale)
  if (!found) return []
  return [
    {
      id: pair.id,
      case: found,
      scale,
      first: pair.first_score,
      second: pair.second_score,
      verdict: verdictOf(scale, pair.first_score, pair.second_score),
      answeredAt: pair.answered_at,
    },
  ]
}
