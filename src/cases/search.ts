import type { z } from 'zod'
import { Problem } from '../language/problem.ts'
import { queryTokens } from '../language/search-tokens.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Caller } from '../platform/http/index.ts'
import type { caseListQuery } from './schema.ts'
import { type ListFilter, listCases, type Sighted } from './store/summaries.ts'
import { type CaseSummary, summaryOf } from './summary.ts'

/** What a list of cases is asked for. */
export type Asked = Omit<z.output<typeof caseListQuery>, 'format'>

/** What somebody may see, as the store takes it. */
export const sightedOf = ({ sight, staffId }: Caller): Sighted => ({ ...sight, staffId: staffId ?? null })

/** One page of cases: what cannot wait first, or the newest; searching looks through everything. */
export async function searchCases(
  tx: Tx,
  { asked, caller, now }: { asked: Asked; caller: Caller; now: Temporal.Instant },
): Promise<{ items: CaseSummary[]; nextCursor: string | null }> {
  const filter = filterOf(asked, caller)
  if (filter.tokens?.length === 0 && !filter.reference) return { items: [], nextCursor: null }
  const found = await listCases(tx, sightedOf(caller), { ...filter, limit: asked.limit + 1 })
  const page = found.slice(0, asked.limit)
  const last = found.length > asked.limit ? page.at(-1) : undefined
  return {
    items: page.map((row) => summaryOf(row, now)),
    nextCursor: last ? cursorOf(last, filter.sort) : null,
  }
}

function filterOf(asked: Asked, caller: Caller): ListFilter {
  const searching = asked.q !== undefined && asked.q.trim() !== ''
  const sort = asked.sort ?? (searching ? 'newest' : 'due')
  return {
    status: asked.status,
    severity: asked.severity,
    ...ownerFilter(asked.owner, caller),
    unitId: asked.team,
    customerId: asked.customer,
    waiting: asked.waiting === 'customer',
    ...(searching ? { tokens: queryTokens(asked.q ?? ''), reference: referenceIn(asked.q ?? '') } : {}),
    history: asked.history,
    sort,
    after: asked.cursor ? placeIn(asked.cursor, sort) : undefined,
    limit: asked.limit,
  }
}

function ownerFilter(owner: Asked['owner'], { staffId }: Caller) {
  if (owner === undefined) return {}
  if (owner === 'nobody') return { unowned: true }
  if (owner !== 'me') return { ownerId: owner }
  if (staffId) return { ownerId: staffId }
  throw new Problem('nobody', '"me" needs a person: sign in, or use a key that acts as somebody.', {
    errors: [{ path: '/owner', message: 'this key is nobody' }],
  })
}

/** "a 2417", "A-2417" and "#2417" all mean the case of that number. */
export function referenceIn(q: string): string | undefined {
  const number = q.trim().match(/^(?:a[-\s]?|#)?(\d{1,12})$/i)?.[1]
  return number && `A-${number}`
}

const cursorOf = ({ place, id }: { place: string; id: string }, sort: string): string =>
  Buffer.from(JSON.stringify([sort, place, id])).toString('base64url')

const PLACE = /^(infinity|\d{4,6}-\d{2}-\d{2} [\d:.]+[+-][\d:]+)$/
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function placeIn(cursor: string, sort: string): { place: string; id: string } {
  const [kind, place, id] = parsed(cursor)
  if (kind === sort && PLACE.test(`${place}`) && ID.test(`${id}`)) return { place: `${place}`, id: `${id}` }
  throw new Problem(
    'bad cursor',
    'This cursor is not one of ours, or of another order. Start again without one.',
    {
      errors: [{ path: '/cursor', message: 'is not valid here' }],
    },
  )
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
