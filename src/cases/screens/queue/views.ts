import type { Query } from '../../../web/kit/index.ts'
import type { Row } from '../shapes.ts'

/** The tabs above the queue. */
export const VIEWS = ['mine', 'team', 'waiting'] as const
/** One of them. */
export type View = (typeof VIEWS)[number]

const OPEN = ['open', 'acknowledged', 'understood', 'solved', 'followed-up']
const isOpen = (row: Row) => OPEN.includes(row.status)

/** What the server is asked for a view. */
export function askedFor(view: View, q: string): Query {
  if (q) return { q, history: 'also' }
  const status = OPEN.join(',')
  if (view === 'mine') return { owner: 'me', status }
  return view === 'waiting' ? { waiting: 'customer', status } : { status }
}

/** Whether a row belongs to a view. */
export function fits(view: View, row: Row, me: string | undefined): boolean {
  if (!isOpen(row) || row.history) return false
  if (view === 'mine') return row.owner?.id === me
  return view === 'team' || row.waitingForCustomerSince !== null
}
