import { type Choice, type Logits, logitBy } from './calibration.ts'
import { sigmoid } from './fit.ts'

/** How sure each reading was about one rated message before it learnt from it. */
export interface Trial extends Logits {
  /** What the engine said at that time, by the reading that answered then. */
  answered: number
  unhappy: boolean
}

/** The window that decides whether learning helps. */
export const WINDOW = 200
/** Before this many ratings a lucky run looks like skill. */
const LEAST = 40
/** Learnt words need a longer look. */
const LEAST_FOR_WORDS = 60
/** A richer reading must win by so much log-loss and so many standard errors, or the plainer one answers. */
const MARGIN = { stretched: 0.005, learnt: 0.002 }
const SURE = { stretched: 1, learnt: 0.5 }
const TRUSTS = [0.25, 0.5, 0.75, 1]

/** What ships, untouched. */
export const SHIPPED: Choice = { answers: 'shipped', trust: 0 }
const STRETCHED: Choice = { answers: 'stretched', trust: 0 }

/** The plainest reading that no richer one beats on messages it had not seen. */
export function chooseReading(trials: readonly Trial[]): Choice {
  if (trials.length < LEAST) return SHIPPED
  const plainer = beats(trials, { richer: STRETCHED, plainer: SHIPPED }) ? STRETCHED : SHIPPED
  if (trials.length < LEAST_FOR_WORDS) return plainer
  const mixes = TRUSTS.map((trust): Choice => ({ answers: 'learnt', trust }))
  const best = mixes.reduce((least, next) =>
    meanLoss(trials, next) < meanLoss(trials, least) ? next : least,
  )
  // Against the stretched reading too: words are trusted for telling messages apart, not for knowing the share.
  const worth = [SHIPPED, STRETCHED].every((than) => beats(trials, { richer: best, plainer: than }))
  return worth ? best : plainer
}

function beats(trials: readonly Trial[], { richer, plainer }: { richer: Choice; plainer: Choice }): boolean {
  const gains = trials.map((trial) => lossOf(trial, plainer) - lossOf(trial, richer))
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / gains.length
  const kind = richer.answers === 'learnt' ? 'learnt' : 'stretched'
  return mean > MARGIN[kind] && mean > SURE[kind] * Math.sqrt(variance / gains.length)
}

/** Log-loss of the window under one choice. */
export const meanLoss = (trials: readonly Trial[], choice: Choice): number =>
  trials.reduce((sum, trial) => sum + lossOf(trial, choice), 0) / trials.length

function lossOf(trial: Trial, choice: Choice): number {
  const chance = sigmoid(logitBy(choice, trial))
  return -Math.log(Math.max(1e-9, trial.unhappy ? chance : 1 - chance))
}

/** Where unhappy and other messages of the window part best (most right of both), pulled to .5; null under ten of each. */
export function thresholdOf(trials: readonly Trial[], choice: Choice): number | null {
  const unhappy = trials.filter((trial) => trial.unhappy).length
  if (unhappy < 10 || trials.length - unhappy < 10) return null
  const order = trials
    .map((trial) => ({ chance: sigmoid(logitBy(choice, trial)), unhappy: trial.unhappy }))
    .sort((a, b) => a.chance - b.chance)
  let below = { unhappy: 0, other: 0 }
  let best = { value: -1, cut: 0.5 }
  order.forEach(({ chance, unhappy: isUnhappy }, i) => {
    below = { unhappy: below.unhappy + (isUnhappy ? 1 : 0), other: below.other + (isUnhappy ? 0 : 1) }
    const value = below.other / (trials.length - unhappy) - below.unhappy / unhappy
    const cut = (chance + (order[i + 1]?.chance ?? 1)) / 2
    if (value > best.value) best = { value, cut }
  })
  const sure = trials.length / (trials.length + 50)
  return sure * best.cut + (1 - sure) * 0.5
}
