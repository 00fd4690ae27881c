import { minorDigits } from '../language/currencies.ts'
import { ROLES, type Role, type Sight } from '../platform/http/index.ts'
import type { Mandate } from './store/mandates.ts'

/**
 * What a person sees. The owner sees everything; leads and managers without a unit answer for the whole organisation; an
 * agent without one sees only what belongs to nobody, and their own.
 */
export const sightOf = (role: Role, unitIds: string[]): Sight =>
  role === 'owner' || (role !== 'agent' && unitIds.length === 0)
    ? { all: true, unitIds: [] }
    : { all: false, unitIds }

/** Leads and above answer alerts on their shifts unless the shift says otherwise. */
export const leadsByRole = (role: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf('lead')

const KEY_FORM = /^amends_(live|test)_[A-Za-z0-9_-]{43}$/

/** The form of our keys; anything else is refused without a look-up. */
export const looksLikeKey = (text: string): boolean => KEY_FORM.test(text)

/** `amends_live_` and `amends_test_` tell a leak scanner whose key it is, and a person which kind. */
export const keyFrom = (token: string, test: boolean): string => `amends_${test ? 'test' : 'live'}_${token}`

/** Shown in lists: enough to tell keys apart, far too little to guess one. */
export const prefixOf = (key: string): string => key.slice(0, 17)

// Suggested at set-up, in whole units of money: what an agent, a lead and a manager may give on one case
// (domain.md, invariants: 100/500/2,000 in EUR, USD and GBP, other currencies by rough purchasing power).
const PER_CASE: [Role, number][] = [
  ['agent', 100],
  ['lead', 500],
  ['manager', 2_000],
]
const TIMES: Readonly<Record<string, number>> = {
  EUR: 1,
  USD: 1,
  GBP: 1,
  CHF: 1,
  NOK: 10,
  SEK: 10,
  DKK: 10,
  JPY: 150,
  CNY: 7,
  HKD: 8,
  TWD: 30,
  RUB: 90,
}
// One person's month: ten cases at the limit, so that one generous day does not end the month.
const CASES_A_MONTH = 10

/** Mandates to start from in a currency, asked at set-up; undefined where we know no fair figure: then everything is asked. */
export function suggestedMandates(currency: string): Mandate[] | undefined {
  const times = TIMES[currency]
  if (times === undefined) return undefined
  const minor = 10 ** minorDigits(currency)
  return PER_CASE.map(([role, amount]) => {
    const perCase = amount * times * minor
    return { role, currency, perCase, perMonth: perCase * CASES_A_MONTH }
  })
}
