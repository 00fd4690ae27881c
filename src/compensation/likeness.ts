/** What may count as a similar case; the first asks for most. */
export const LIKENESSES = ['same-loss', 'same-severity', 'same-product', 'all'] as const

/** One way to choose similar cases. */
export type Likeness = (typeof LIKENESSES)[number]
