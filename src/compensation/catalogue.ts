import { z } from 'zod'

/** What restores the loss itself. */
export const RESTORES = ['refund', 'reduction', 'exchange', 'redo'] as const

/** What is given on top and costs us something. */
export const EXTRAS = [
  'money',
  'credit',
  'gift',
  'upgrade',
  'shipping',
  'waiver',
  'protection',
  'care',
] as const

/** What costs us attention, not money. */
export const GESTURES = [
  'note',
  'apology',
  'public-thanks',
  'priority',
  'direct-line',
  'contact-person',
] as const

/** One thing we can give. */
export const GIFTS = [...RESTORES, ...EXTRAS, ...GESTURES] as const

export type Restore = (typeof RESTORES)[number]
export type Extra = (typeof EXTRAS)[number]
export type Gesture = (typeof GESTURES)[number]
export type Gift = (typeof GIFTS)[number]

/** Things that are money: nobody can give a coin that costs less than it is worth. */
const COINS: readonly Gift[] = ['refund', 'reduction', 'money']

const itemSchema = z.strictObject({
  offered: z.boolean(),
  /** What 100 of it cost us: a cake sold for 100 may cost 40 to bake. */
  costPercent: z.int().min(1).max(500),
  /** What 100 of it are worth to the customer. */
  worthPercent: z.int().min(0).max(500),
  /** Our own working time it takes. */
  minutes: z.int().min(0).max(480),
})

/** What the organisation is willing to give, with cost to us and worth to them. */
export const catalogueSchema = z
  .strictObject({
    version: z.int().positive(),
    basis: z.enum(['assumption', 'calibrated']),
    items: z.record(z.enum(GIFTS), itemSchema),
  })
  .refine(
    ({ items }) => COINS.every((gift) => items[gift].costPercent === 100 && items[gift].worthPercent === 100),
    'Money costs what it is worth: leave refunds, reductions and money at 100.',
  )

/** One version of the catalogue. */
export type Catalogue = z.infer<typeof catalogueSchema>

// Minutes of one colleague, counted once on paper: assumptions like every other number here.
const MINUTES: Partial<Record<Gift, number>> = {
  note: 10,
  apology: 15,
  'public-thanks': 10,
  priority: 5,
  'direct-line': 15,
  'contact-person': 30,
}

/**
 * Everything offered, and worth exactly what it costs: margins differ by company, so a better figure has to be the
 * company's own.
 */
export const DEFAULT_CATALOGUE: Catalogue = {
  version: 1,
  basis: 'assumption',
  items: Object.fromEntries(
    GIFTS.map((gift) => [
      gift,
      { offered: true, costPercent: 100, worthPercent: 100, minutes: MINUTES[gift] ?? 0 },
    ]),
  ) as Catalogue['items'],
}
