import { compare, lesser, type Money, nothing, subtract } from '../language/money.ts'
import type { Recommendation } from './recommendSchema.ts'

/** The most that anybody already promised this customer for this failure; `undefined` when nobody did in that currency. */
export function promisedAlready(standing: readonly Money[], currency: string): Money | undefined {
  const same = standing.filter((offer) => offer.currency === currency)
  return same.length === 0 ? undefined : same.reduce((a, b) => (compare(a, b) >= 0 ? a : b))
}

/** How much the recommendation has to rise so that nobody takes back what a colleague promised; zero when it covers it. */
export function riseToPromise({ total }: Pick<Recommendation, 'total'>, standing: readonly Money[]): Money {
  const promised = promisedAlready(standing, total.currency)
  if (!promised || compare(promised, total) <= 0) return nothing(total.currency)
  return subtract(promised, total)
}

/** What the customer asked for, what was offered and what they got, side by side; absent = not said or not yet. */
export interface AskedOfferedGiven {
  readonly asked?: Money
  readonly offered?: Money
  readonly given?: Money
}

/** What still separates our best answer from what they asked; `undefined` when it cannot be told in one currency. */
export function gapToAsked({ asked, offered, given }: AskedOfferedGiven): Money | undefined {
  const answer = given ?? offered
  if (!asked || !answer || asked.currency !== answer.currency) return undefined
  return subtract(asked, lesser(asked, answer))
}
