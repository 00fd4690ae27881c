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

const itemSchema = z.strictObject({
  offered: z.boolean(),
  /** What 100 spent on it by us are worth to the customer. */
  worthPercent: z.int().min(0).max(500),
})

/** What the organisation is willing to give, with cost to us and worth to them. */
export const catalogueSchema = z.strictObject({
  version: z.int().positive(),
  items: z.record(z.enum(GIFTS), itemSchema),
})

/** One version of the catalogue. */
export type Catalogue = z.infer<typeof catalogueSchema>

/**
 * Everything offered, and worth exactly what it costs: margins differ by company, so a better figure has to be the
 * company's own.
 */
export const DEFAULT_CATALOGUE: Catalogue = {
  version: 1,
  items: Object.fromEntries(
    GIFTS.map((gift) => [gift, { offered: true, worthPercent: 100 }]),
  ) as Catalogue['items'],
}
