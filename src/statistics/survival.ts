import { chiSquare } from './gamma.ts'
import { normal } from './normal.ts'
import { LEVEL } from './proportion.ts'

/** One person: observed until `time`; `event` true when it happened then, false when we only stopped looking. */
export interface Observation {
  time: number
  event: boolean
  /** How many people share this observation; 1 when not given. */
  count?: number
}

/** One step of the survival curve. */
export interface SurvivalStep {
  time: number
  atRisk: number
  events: number
  survival: number
  /** Greenwood's standard error of `survival`. */
  standardError: number
}

/** Kaplan-Meier estimate with Greenwood's standard error: one step for each time at which an event happened. */
export function kaplanMeier(observations: readonly Observation[]): SurvivalStep[] {
  const steps: SurvivalStep[] = []
  let survival = 1
  let greenwood = 0
  for (const { time, atRisk, events } of eventTimes(observations)) {
    survival *= 1 - events / atRisk
    greenwood += events / (atRisk * (atRisk - events))
    const standardError = survival === 0 ? 0 : survival * Math.sqrt(greenwood)
    steps.push({ time, atRisk, events, survival, standardError })
  }
  return steps
}

/** Share still without the event just after `time`, with the log-transformed interval (R's default). */
export function survivalAt(steps: readonly SurvivalStep[], time: number, level: number = LEVEL) {
  const last = steps.findLast((step) => step.time <= time)
  if (last === undefined) return { survival: 1, low: 1, high: 1 }
  const { survival, standardError } = last
  if (survival === 0) return { survival, low: 0, high: 0 }
  const spread = Math.exp((normal.upperQuantile((1 - level) / 2) * standardError) / survival)
  return { survival, low: survival / spread, high: Math.min(1, survival * spread) }
}

/** First time by which `share` (0..1) of all have had the event; `undefined` when they have not. */
export const timeUntil = (steps: readonly SurvivalStep[], share: number): number | undefined =>
  steps.find((step) => step.survival <= 1 - share + 1e-12)?.time

/** Whoever is still under observation at `landmark`, counted from there: against immortal-time bias. */
export const fromLandmark = (observations: readonly Observation[], landmark: number): Observation[] =>
  observations
    .filter(({ time }) => time > landmark)
    .map((observation) => ({ ...observation, time: observation.time - landmark }))

/** Restricted mean: the average time without the event up to `horizon`, in the unit of `time`. */
export interface RestrictedMean {
  mean: number
  variance: number
}

/** Area under the Kaplan-Meier curve up to `horizon`; variance by Greenwood (Royston and Parmar 2013). */
export function restrictedMean(observations: readonly Observation[], horizon: number): RestrictedMean {
  const steps = kaplanMeier(observations).filter((step) => step.time <= horizon)
  let mean = steps[0]?.time ?? horizon
  const areas = steps.map((step, i) => step.survival * ((steps[i + 1]?.time ?? horizon) - step.time))
  for (const area of areas) mean += area
  let variance = 0
  let ahead = 0
  for (let i = steps.length - 1; i >= 0; i--) {
    const { atRisk, events } = steps[i] as SurvivalStep
    ahead += areas[i] as number
    if (atRisk > events) variance += (ahead * ahead * events) / (atRisk * (atRisk - events))
  }
  return { mean, variance }
}

/** Gain in restricted mean time, `first` minus `second`, with a normal interval. */
export function restrictedMeanDifference(
  first: readonly Observation[],
  second: readonly Observation[],
  horizon: number,
): { mean: number; low: number; high: number; p: number } {
  const a = restrictedMean(first, horizon)
  const b = restrictedMean(second, horizon)
  const mean = a.mean - b.mean
  const standardError = Math.sqrt(a.variance + b.variance)
  const half = normal.upperQuantile((1 - LEVEL) / 2) * standardError
  const p = standardError === 0 ? 1 : Math.min(1, 2 * normal.upper(Math.abs(mean / standardError)))
  return { mean, low: mean - half, high: mean + half, p }
}

/** Log-rank test of two groups: are events equally frequent among those still at risk? (Mantel 1966) */
export function logRank(
  first: readonly Observation[],
  second: readonly Observation[],
): { chiSquare: number; p: number; observed: number; expected: number } {
  const own = [...first].sort((a, b) => a.time - b.time)
  let observed = 0
  let expected = 0
  let variance = 0
  let left = people(own)
  let gone = 0
  for (const { time, atRisk, events } of eventTimes([...first, ...second])) {
    for (; gone < own.length && (own[gone] as Observation).time < time; gone++)
      left -= countOf(own[gone] as Observation)
    const share = left / atRisk
    for (let i = gone; i < own.length && (own[i] as Observation).time === time; i++)
      if ((own[i] as Observation).event) observed += countOf(own[i] as Observation)
    expected += events * share
    if (atRisk > 1) variance += (events * share * (1 - share) * (atRisk - events)) / (atRisk - 1)
  }
  const statistic = variance === 0 ? 0 : (observed - expected) ** 2 / variance
  return { chiSquare: statistic, p: chiSquare.upper(statistic, 1), observed, expected }
}

/** Times with events in order, with everybody not yet gone before each. */
function* eventTimes(observations: readonly Observation[]) {
  const sorted = [...observations].sort((a, b) => a.time - b.time)
  let left = people(sorted)
  for (let i = 0; i < sorted.length; ) {
    const { time } = sorted[i] as Observation
    const atRisk = left
    let events = 0
    for (; i < sorted.length && (sorted[i] as Observation).time === time; i++) {
      const count = countOf(sorted[i] as Observation)
      left -= count
      if ((sorted[i] as Observation).event) events += count
    }
    if (events > 0) yield { time, atRisk, events }
  }
}

const countOf = ({ count = 1 }: Observation): number => count
const people = (all: readonly Observation[]): number => all.reduce((sum, o) => sum + countOf(o), 0)
