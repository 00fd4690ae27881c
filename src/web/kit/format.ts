import { useMemo } from 'react'
import { minorDigits } from '../../language/currencies.ts'
import { useLocale } from '../language/locale.ts'
import { useZone } from './zone.ts'

/** Money as the API sends it: whole minor units of an ISO 4217 currency. */
export interface Sum {
  amount: number
  currency: string
}

const MINUTE = 60_000
const DAY = 86_400_000

/** The writing of numbers, money and moments for one language and one zone. */
export function formatsFor(locale: string, zone: string, now: () => number = Date.now) {
  // English without a country is read on several continents: the day before the month, as in the rest of the product.
  const written = locale === 'en' ? 'en-GB' : locale
  const at = (options: Intl.DateTimeFormatOptions, timeZone = zone) =>
    new Intl.DateTimeFormat(written, { timeZone, ...options })
  const clockTime: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  const time = at(clockTime)
  const dayKey = at({ year: 'numeric', month: 'numeric', day: 'numeric' })
  const sameDay = (a: number, b: number) => dayKey.format(a) === dayKey.format(b)

  /** Today 12:10, within a week Mon 09:00, else 3 Nov or 3 Nov 2025; the shortest that is not misread. */
  const moment = (instant: string): string => {
    const then = Date.parse(instant)
    if (sameDay(then, now())) return time.format(then)
    if (Math.abs(then - now()) < 6 * DAY)
      return `${at({ weekday: 'short' }).format(then)} ${time.format(then)}`
    const sameYear = Math.abs(then - now()) < 180 * DAY
    return at({ day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }) }).format(then)
  }
  return {
    locale,
    zone,
    moment,
    time: (instant: string) => time.format(Date.parse(instant)),
    /** Saturday 22 November, for headings. */
    day: (instant: string) =>
      at({ weekday: 'long', day: 'numeric', month: 'long' }).format(Date.parse(instant)),
    /** Everything, with the zone: for hover and for the record. */
    full: (instant: string, timeZone = zone) =>
      at({ dateStyle: 'full', timeStyle: 'long' }, timeZone).format(Date.parse(instant)),
    /** "in 5 minutes", "3 days ago". */
    relative: (instant: string) => relative(locale, Date.parse(instant) - now()),
    number: (value: number, options?: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(locale, options).format(value),
    percent: (share: number, digits = 0) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share),
    money: (money: Sum, whole = false) => formatMoney(locale, money, whole),
    list: (items: readonly string[]) => new Intl.ListFormat(locale).format(items),
  }
}

/** Minor units become the currency's own decimals; `whole` drops them, for sums where cents say nothing. */
export function formatMoney(locale: string, money: Sum, whole = false): string {
  const digits = minorDigits(money.currency)
  const shown = whole ? 0 : digits
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(money.amount / 10 ** digits)
}

const UNITS = [
  ['day', DAY],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const

function relative(locale: string, difference: number): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const [unit, length] = UNITS.find(([, each]) => Math.abs(difference) >= each) ?? (['second', 1000] as const)
  return words.format(Math.trunc(difference / length), unit)
}

/** The viewer's formats, in the viewer's language and zone. */
export function useFormat() {
  const locale = useLocale()
  const zone = useZone()
  return useMemo(() => formatsFor(locale, zone), [locale, zone])
}
