import { minorDigits } from '../../language/currencies.ts'
import type { MandateAnswer, RoleName } from './answers.ts'

/** Roles with a limit; the owner has none. */
export const LIMITED = ['agent', 'lead', 'manager'] as const satisfies readonly RoleName[]

/** What is typed for one role and currency, in whole units of money; empty always asks. */
export interface Typed {
  perCase: string
  perMonth: string
}

/** Typed limits by `role currency`. */
export type TypedMandates = Readonly<Record<string, Typed>>

export const typedKey = (role: RoleName, currency: string): string => `${role} ${currency}`

/** Minor units of what somebody typed: "60", "60.00", "60,00", "2 900". Undefined: not an amount. */
export function readAmount(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency)
  const plain = text.replace(/[\s'\u00a0\u202f]/g, '').replace(',', '.')
  if (!/^\d+(\.\d+)?$/.test(plain) || (plain.split('.')[1]?.length ?? 0) > digits) return undefined
  return Math.round(Number(plain) * 10 ** digits)
}

/** An amount as it stands in its field. */
export const writeAmount = (minor: number, currency: string): string => {
  const digits = minorDigits(currency)
  const whole = minor / 10 ** digits
  return Number.isInteger(whole) ? String(whole) : whole.toFixed(digits)
}

export const typedFrom = (mandates: readonly MandateAnswer[]): TypedMandates =>
  Object.fromEntries(
    mandates.map(({ role, currency, perCase, perMonth }) => [
      typedKey(role, currency),
      { perCase: writeAmount(perCase, currency), perMonth: writeAmount(perMonth, currency) },
    ]),
  )

/** What is wrong with a typed limit: a word for its sentence; undefined when it can be kept. */
export function wrongAmount({ perCase, perMonth }: Typed, currency: string): 'amount' | 'month' | undefined {
  if (perCase === '' && perMonth === '') return undefined
  const single = readAmount(perCase, currency)
  const month = readAmount(perMonth, currency)
  if (single === undefined || month === undefined) return 'amount'
  return month < single ? 'month' : undefined
}

/** The mandates that are typed; undefined while one of them cannot be kept. */
export function mandatesFrom(
  typed: TypedMandates,
  currencies: readonly string[],
): MandateAnswer[] | undefined {
  const items: MandateAnswer[] = []
  for (const currency of currencies)
    for (const role of LIMITED) {
      const one = typed[typedKey(role, currency)]
      if (!one || (one.perCase === '' && one.perMonth === '')) continue
      if (wrongAmount(one, currency)) return undefined
      const perCase = readAmount(one.perCase, currency) ?? 0
      items.push({ role, currency, perCase, perMonth: readAmount(one.perMonth, currency) ?? 0 })
    }
  return items
}
