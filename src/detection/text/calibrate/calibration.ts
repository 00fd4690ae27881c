import { type Evidence, type Learnt, learntLogit, nothingLearnt, plainLogit, sigmoid } from './fit.ts'

/** Which reading answers: what shipped, the same stretched to this organisation, or that mixed with what was learnt. */
export interface Choice {
  answers: 'shipped' | 'stretched' | 'learnt'
  /** Share of the learnt logit in the mix. */
  trust: number
}

/** What the organisation's own ratings made of the engine. */
export interface Calibration extends Choice {
  learnt: Learnt
  /** Ratings learnt from. */
  ratings: number
  /** From this probability on a writer counts as unhappy; null until enough ratings say so. */
  threshold: number | null
}

/** Nothing learnt yet. */
export const newCalibration = (): Calibration => ({
  learnt: nothingLearnt(),
  ratings: 0,
  answers: 'shipped',
  trust: 0,
  threshold: null,
})

/** The logits that compete. */
export interface Logits {
  base: number
  plain: number
  learnt: number
}

/** What each reading says of a message. */
export const logitsOf = (learnt: Learnt, evidence: Evidence): Logits => ({
  base: evidence.logit,
  plain: plainLogit(learnt.plain, evidence.logit),
  learnt: learntLogit(learnt, evidence),
})

/** What the chosen reading says. */
export function logitBy({ answers, trust }: Choice, { base, plain, learnt }: Logits): number {
  if (answers === 'shipped') return base
  return answers === 'stretched' ? plain : (1 - trust) * plain + trust * learnt
}

/** The probability that the writer is unhappy, with what was learnt as far as it is trusted. */
export const calibrated = (calibration: Calibration, evidence: Evidence): number =>
  sigmoid(logitBy(calibration, logitsOf(calibration.learnt, evidence)))
