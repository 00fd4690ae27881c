import { minorDigits } from '../../../language/currencies.ts'
import type { Sum } from '../../../web/kit/index.ts'

/** What a person typed as minor units: "61", "61,50" and "61.5" are sums; undefined = it is none. */
export function sumOf(typed: string, currency: string): Sum | undefined {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (!/^\d{1,9}(\.\d+)?$/.test(plain)) return undefined
  const [whole = '', part = ''] = plain.split('.')
  const digits = minorDigits(currency)
  if (part.length > digits) return undefined
  return { amount: Number(whole + part.padEnd(digits, '0')), currency }
}

/** A sum as it is typed. */
export function typedOf({ amount, currency }: Sum): string {
  const digits = minorDigits(currency)
  return (amount / 10 ** digits).toFixed(digits)
}
