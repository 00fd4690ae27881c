import { z } from 'zod'
import { type Scale, scaleSchema } from '../language/score.ts'
import type { App } from '../platform/app.ts'
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
})

/** Second ratings beside the first ones: a plain list with counts. What they prove is the impact engine's to say. */
export const followupRoutes = ({ database }: Pick<App, 'database'>, stories: PairStories): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/followups',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'Second ratings beside first ones, newest first, with counts',
    query,
    handle: async ({ caller, query: { cursor, limit } }) => {
      const { sight, staffId } = caller
      const seen = { all: sight.all, unitIds: sight.unitIds, staffId: staffId ?? null }
      const found = await listPairs(database.read, { ...seen, before: cursor ?? null, limit: limit + 1 })
      const page = found.slice(0, limit)
      const cases = await stories.casesSeen(database.read, caller, [
        ...new Set(page.map((pair) => pair.case_id)),
      ])
      return {
        body: {
          items: page.flatMap((pair) => shownPair(pair, cases)),
          nextCursor: found.length > limit ? page.at(-1)!.id : null,
          counts: await countPairs(database.read, seen),
        },
      }
    },
  }),
]

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
