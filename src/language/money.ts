import { z } from 'zod'
import { isCurrency, minorDigits } from './currencies.ts'

/** An amount in whole minor units (cents; yen for JPY, fils for KWD) of one ISO 4217 currency. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

/** An ISO 4217 code in capitals. */
export const currencySchema = z
  .string()
  .max(3)
  .refine(isCurrency, 'Give an ISO 4217 currency code, such as EUR.')

/** Money as it travels in JSON: whole minor units, any sign. */
export const moneySchema = z.strictObject({
  amount: z.int('Give whole minor units: 1250 means 12.50 in EUR.'),
  currency: currencySchema,
})

/** Money that a price or an offer may be: never below zero. */
export const priceSchema = moneySchema.extend({
  amount: z.int().nonnegative('An amount cannot be below zero.'),
})

/** Money from whole minor units; throws on parts of a minor unit and unknown currencies. */
export function money(amount: number, currency: string): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a whole number of minor units`)
  if (!isCurrency(currency)) throw new RangeError(`${currency} is no ISO 4217 currency`)
  return { amount: amount === 0 ? 0 : amount, currency }
}

/** Nothing, in that currency. */
export const nothing = (currency: string): Money => money(0, currency)

/** The sum of two amounts of one currency. */
export const add = (a: Money, b: Money): Money => money(a.amount + sameCurrency(a, b).amount, a.currency)

/** What is left of `a` after `b`; may be below zero. */
export const subtract = (a: Money, b: Money): Money => money(a.amount - sameCurrency(a, b).amount, a.currency)

/** The sum of all, in `currency` even when there are none. */
export const sum = (all: readonly Money[], currency: string): Money => all.reduce(add, nothing(currency))

/** Negative, zero or positive as `a` is less than, equal to or more than `b`: made for sort(). */
export const compare = (a: Money, b: Money): number => a.amount - sameCurrency(a, b).amount

/** The smaller of the two. */
export const lesser = (a: Money, b: Money): Money => (compare(a, b) <= 0 ? a : b)

/**
 * `percent` (a whole number) of the amount, half a minor unit rounded up; below zero it rounds away from zero,
 * so that taking a line back cancels it exactly. Computed in big integers: no float touches money.
 */
export function percentOf(whole: Money, percent: number): Money {
  if (!Number.isSafeInteger(percent)) throw new RangeError(`${percent} is not a whole percentage`)
  const hundredths = BigInt(whole.amount) * BigInt(percent)
  const half = hundredths < 0n ? -50n : 50n
  return money(Number((hundredths + half) / 100n), whole.currency)
}

/** `percent` (a whole number) of an amount not below zero, parts of a minor unit dropped: for caps, which must hold. */
export function percentDown(whole: Money, percent: number): Money {
  if (!Number.isSafeInteger(percent)) throw new RangeError(`${percent} is not a whole percentage`)
  return money(Number((BigInt(whole.amount) * BigInt(percent)) / 100n), whole.currency)
}

/** The amount as plain decimals, exactly: 1250 EUR is "12.50", 1250 KWD "1.250", 1250 JPY "1250". */
export function toDecimal({ amount, currency }: Money): `${number}` {
  const digits = minorDigits(currency)
  const padded = String(Math.abs(amount)).padStart(digits + 1, '0')
  const cut = padded.length - digits
  const sign = amount < 0 ? '-' : ''
  return `${sign}${padded.slice(0, cut)}${digits ? '.' : ''}${padded.slice(cut)}` as `${number}`
}

/** Reads plain decimals ("12.5", "-3"); `undefined` when it is no number or finer than the currency's minor unit. */
export function fromDecimal(text: string, currency: string): Money | undefined {
  const parts = /^(-?)(\d{1,15})(?:\.(\d{1,4}))?$/.exec(text.trim())
  const digits = minorDigits(currency)
  if (!parts || (parts[3] ?? '').length > digits) return undefined
  const amount = Number(`${parts[1]}${parts[2]}${(parts[3] ?? '').padEnd(digits, '0')}`)
  return Number.isSafeInteger(amount) ? money(amount, currency) : undefined
}

/** As a person of that locale writes it: "€12.50", "12,50 €", "1 250 kr". Whole amounts drop the decimals on request. */
export function formatMoney(value: Money, locale: string, { short = false } = {}): string {
  const digits = minorDigits(value.currency)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: value.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: short ? 'stripIfInteger' : 'auto',
  }).format(toDecimal(value))
}

function sameCurrency(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`${b.currency} cannot be set against ${a.currency}`)
  return b
}
