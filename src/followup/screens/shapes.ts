/** Cache key of the list. */
export const SECOND_RATINGS = ['followups'] as const

/** A case's two ratings. */
export interface Pair {
  id: string
  case: {
    id: string
    reference: string
    title: string
    customer: { id: string; name: string }
    owner: { id: string; name: string } | null
  }
  scale: string
  first: number
  second: number
  verdict: string
  answeredAt: string
}

/** One page, with counts over all of them. */
export interface Pairs {
  items: Pair[]
  nextCursor: string | null
  counts: Record<'asked' | 'answered' | 'higher' | 'same' | 'lower' | 'waiting', number>
}
