import type { Chance, TreatedRow } from '../../statistics/index.ts'
import { toStars } from './worlds.ts'

/** Cases where the graver and the dearer ones are helped more often, and those in each arm answer differently. */
interface CaseDraw {
  x: [severity: number, value: number]
  treated: boolean
  without: number
  withRecovery: number
  answered: boolean
}

const sigmoid = (eta: number): number => 1 / (1 + Math.exp(-eta))

function drawCase(chance: Chance, lift: number): CaseDraw {
  const severity = chance.below(4)
  const value = chance.normal()
  const treated = chance.happens(sigmoid(-0.9 + 0.5 * severity + 0.5 * value))
  const latent = 3.4 - 0.45 * severity + 0.3 * value + chance.normal()
  const answered = chance.happens(sigmoid(0.8 - 0.3 * severity + 0.2 * value + (treated ? 0.5 : 0)))
  return {
    x: [severity, value],
    treated,
    without: toStars(latent),
    withRecovery: toStars(latent + lift),
    answered,
  }
}

/** n cases as the doubly robust estimate sees them. */
export function caseRows(chance: Chance, { n, lift }: { n: number; lift: number }): TreatedRow[] {
  return Array.from({ length: n }, () => {
    const { x, treated, without, withRecovery, answered } = drawCase(chance, lift)
    return { x, treated, y: answered ? (treated ? withRecovery : without) : undefined }
  })
}

/** Mean effect over all cases, and what a plain comparison of those who answered would say. */
export function caseTruth(chance: Chance, lift: number): { effect: number; naive: number } {
  let [n, effect] = [0, 0]
  const seen = { treated: { n: 0, sum: 0 }, control: { n: 0, sum: 0 } }
  for (; n < 200_000; n++) {
    const { treated, without, withRecovery, answered } = drawCase(chance, lift)
    effect += withRecovery - without
    if (!answered) continue
    const arm = treated ? seen.treated : seen.control
    arm.n++
    arm.sum += treated ? withRecovery : without
  }
  const naive = seen.treated.sum / seen.treated.n - seen.control.sum / seen.control.n
  return { effect: effect / n, naive }
}
