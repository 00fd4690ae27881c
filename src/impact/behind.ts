import type { Tx } from '../platform/database/index.ts'
import { type BehindRow, countBehind, rowsBehind } from './store/rows-behind.ts'

/** One case behind a figure, as answered. */
export interface BehindCase {
  id: string
  reference: string
  day: string
  customer: { id: string; name: string }
  scale: string | null
  before: number | null
  /** Null: did not answer. */
  after: number | null
  agent: string | null
  team: string | null
  site: string | null
  cause: string | null
  channel: string
  /** Whole seconds of each clock; null: none, or still running. */
  seconds: { toAlert: number | null; toAnswer: number | null; toContact: number | null }
}

/** A page of the cases behind a figure, and how many there are in all. */
export async function behindAnswer(
  tx: Tx,
  asked: Parameters<typeof rowsBehind>[1],
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<{ items: BehindCase[]; nextCursor: string | null; total: number }> {
  const [day, caseId] = cursor?.split('_') ?? []
  const after = day && caseId ? { day, caseId } : undefined
  const found = await rowsBehind(tx, asked, { after, limit: limit + 1 })
  const items = found.slice(0, limit).map(shown)
  const last = found.length > limit ? items.at(-1) : undefined
  return {
    items,
    nextCursor: last ? `${last.day}_${last.id}` : null,
    total: await countBehind(tx, asked),
  }
}

const shown = (row: BehindRow): BehindCase => ({
  id: row.case_id,
  reference: row.reference,
  day: row.day,
  customer: { id: row.customer_id, name: row.customer_name ?? '' },
  scale: row.scale,
  before: row.before,
  after: row.after,
  agent: row.agent_name,
  team: row.team_name,
  site: row.site_name,
  cause: row.cause,
  channel: row.channel,
  seconds: {
    toAlert: row.alert_seconds,
    toAnswer: row.answer_seconds,
    toContact: row.contact_seconds,
  },
})
