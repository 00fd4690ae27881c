import { type Delta, type Evidence, learntLogit, noDelta, plainLogit, sigmoid, step } from './delta.ts'

/** One comment that came with a score, or one correction by a person, in the order they came. */
export interface Rating {
  text: string
  locale?: string | undefined
  /** What the score or the person says. */
  unhappy: boolean
  /** 1 for a clear score or a person's word; .5 for a middling score, which is neither. */
  weight: number
}

/** How sure each reading was about one rated message before it learnt from it. */
interface Trial {
  base: number
  plain: number
  learnt: number
  unhappy: boolean
}

/** What is learnt, and how well it did on messages it had not seen. */
export interface Calibration {
  delta: Delta
  /** Ratings learnt from. */
  ratings: number
  /** The last 200 messages, each judged before it was learnt from. */
  trials: Trial[]
  /** Which reading answers: what shipped, the same stretched to this organisation, or that mixed with what was learnt. */
  answers: 'shipped' | 'stretched' | 'learnt'
  /** Share of the learnt logit in the mix. */
  trust: number
  /** From this probability on a writer counts as unhappy; .5 until enough ratings say otherwise. */
  threshold: number
}

/** The window that decides whether learning helps. */
const WINDOW = 200
/** Before this many ratings a lucky run looks like skill. */
const LEAST = 40
/** Learnt words need a longer look: on NoReC a third of early adoptions cost up to .015 AUC. */
const LEAST_FOR_WORDS = 100
/** A richer reading must win by this much log-loss and by so many standard errors, or the plainer one answers. */
const MARGIN = 0.005
const SURE = { stretched: 1, learnt: 1.64 }
const TRUSTS = [0.25, 0.5, 0.75, 1]

/** Nothing learnt yet. */
export const newCalibration = (): Calibration => ({
  delta: noDelta(),
  ratings: 0,
  trials: [],
  answers: 'shipped',
  trust: 0,
  threshold: 0.5,
})

/** Judges the message first, then learns from its rating (test, then train). Changes the calibration it is given. */
export function teach(
  calibration: Calibration,
  evidence: Evidence,
  rating: Pick<Rating, 'unhappy' | 'weight'>,
): void {
  const { delta, trials } = calibration
  const learnt = learntLogit(delta, evidence)
  trials.push({
    base: evidence.logit,
    plain: plainLogit(delta.plain, evidence.logit),
    learnt,
    unhappy: rating.unhappy,
  })
  if (trials.length > WINDOW) trials.shift()
  step(delta, evidence, rating)
  calibration.ratings++
  Object.assign(calibration, choose(trials))
  calibration.threshold = thresholdOf(trials, (trial) => logitOf(calibration, trial))
}

/** The probability that the writer is unhappy, with what was learnt as far as it is trusted. */
export function calibrated(calibration: Calibration, evidence: Evidence): number {
  const { delta } = calibration
  const plain = plainLogit(delta.plain, evidence.logit)
  return sigmoid(logitOf(calibration, { base: evidence.logit, plain, learnt: learntLogit(delta, evidence) }))
}

function logitOf(
  { answers, trust }: Pick<Calibration, 'answers' | 'trust'>,
  { base, plain, learnt }: Omit<Trial, 'unhappy'>,
): number {
  if (answers === 'shipped') return base
  return answers === 'stretched' ? plain : (1 - trust) * plain + trust * learnt
}

type Choice = Pick<Calibration, 'answers' | 'trust'>

/** The plainest reading that no richer one beats on messages it had not seen. */
function choose(trials: Trial[]): Choice {
  const shipped: Choice = { answers: 'shipped', trust: 0 }
  if (trials.length < LEAST) return shipped
  const stretched: Choice = { answers: 'stretched', trust: 0 }
  const plainer = beats(trials, { richer: stretched, plainer: shipped }) ? stretched : shipped
  const mixes = TRUSTS.map((trust): Choice => ({ answers: 'learnt', trust }))
  const best = mixes.reduce((least, next) =>
    meanLoss(trials, next) < meanLoss(trials, least) ? next : least,
  )
  // Against the stretched reading too: words are trusted for telling messages apart, not for knowing the share.
  const worth = [shipped, stretched].every((than) => beats(trials, { richer: best, plainer: than }))
  return worth && trials.length >= LEAST_FOR_WORDS ? best : plainer
}

function beats(trials: Trial[], { richer, plainer }: { richer: Choice; plainer: Choice }): boolean {
  const gains = trials.map((trial) => lossOf(trial, plainer) - lossOf(trial, richer))
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / gains.length
  return (
    mean > MARGIN &&
    mean > SURE[richer.answers === 'learnt' ? 'learnt' : 'stretched'] * Math.sqrt(variance / gains.length)
  )
}

/** Log-loss of the window under one choice. */
export const meanLoss = (trials: Trial[], choice: Choice): number =>
  trials.reduce((sum, trial) => sum + lossOf(trial, choice), 0) / trials.length

function lossOf(trial: Trial, choice: Choice): number {
  const chance = sigmoid(logitOf(choice, trial))
  return -Math.log(Math.max(1e-9, trial.unhappy ? chance : 1 - chance))
}

/** Where unhappy and other messages of the window part best (most right of both), pulled to .5 while there are few. */
function thresholdOf(trials: Trial[], logit: (trial: Trial) => number): number {
  const unhappy = trials.filter((trial) => trial.unhappy).length
  if (unhappy < 10 || trials.length - unhappy < 10) return 0.5
  const order = trials
    .map((trial) => ({ chance: sigmoid(logit(trial)), unhappy: trial.unhappy }))
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
