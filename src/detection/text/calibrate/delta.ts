import { type Voice, voiceOf } from '../engine.ts'
import type { Grams } from '../grams.ts'
import { LANGUAGES } from '../language.ts'
import { SIGNALS } from '../signals.ts'

/** What the organisation's own ratings changed: a few weights on top of the models that ship. */
export interface Delta {
  /** The shipped logit stretched and shifted, nothing else: this organisation's share of unhappy writers. */
  plain: Line
  /** The same beneath the learnt words. */
  line: Line
  /** Change of the weight of each signal, same in every language. */
  signals: number[]
  /** Change of the weight of a bucket of one voice: voice number * 2^16 + bucket. */
  buckets: Map<number, Weight>
  /** AdaGrad's memory of the signals' weights. */
  squares: number[]
}

interface Line {
  stretch: number
  shift: number
  squares: [number, number]
}

interface Weight {
  value: number
  square: number
}

/** A message as calibration sees it. */
export interface Evidence {
  voice: Voice
  /** Logit of unhappy by the models that ship. */
  logit: number
  signals: Float64Array
  grams: Grams
}

/** Nothing learnt: answers what the shipped models answer. */
export const noDelta = (): Delta => ({
  plain: newLine(),
  line: newLine(),
  signals: SIGNALS.map(() => 0),
  buckets: new Map(),
  squares: SIGNALS.map(() => 0),
})

const newLine = (): Line => ({ stretch: 1, shift: 0, squares: [0, 0] })

/** Steps and pulls, chosen on NoReC, banking77 and our own messages; no evaluation-only set was looked at. */
const RATE = { line: 0.2, dense: 0.15, buckets: 0.7 }
const PULL = { dense: 0.01, buckets: 0.002 }
/** First squares of AdaGrad: large enough that one angry customer does not turn the model. */
const CALM = { dense: 1, buckets: 0.05 }
/** 12 bytes a weight keep the whole delta under 256 kB. */
const MOST = 20_000

const VOICES = [...new Set(LANGUAGES.map(voiceOf))]
const keyOf = (voice: Voice, bucket: number): number => VOICES.indexOf(voice) * 65_536 + bucket

/** The logit of unhappy with what was learnt. */
export function learntLogit(delta: Delta, { voice, logit, signals, grams }: Evidence): number {
  let sum = plainLogit(delta.line, logit)
  for (let i = 0; i < signals.length; i++) sum += (delta.signals[i] as number) * (signals[i] as number)
  for (let i = 0; i < grams.buckets.length; i++) {
    const weight = delta.buckets.get(keyOf(voice, grams.buckets[i] as number))
    if (weight) sum += weight.value * (grams.values[i] as number)
  }
  return sum
}

/** The shipped logit, stretched and shifted. */
export const plainLogit = ({ stretch, shift }: Line, logit: number): number => stretch * logit + shift

/** One step towards what the customer's own rating says (AdaGrad on the logistic loss, pulled to the base). */
export function step(
  delta: Delta,
  evidence: Evidence,
  { unhappy, weight }: { unhappy: boolean; weight: number },
): void {
  const goal = unhappy ? 1 : 0
  lineStep(delta.plain, evidence.logit, weight * (sigmoid(plainLogit(delta.plain, evidence.logit)) - goal))
  const slope = weight * (sigmoid(learntLogit(delta, evidence)) - goal)
  lineStep(delta.line, evidence.logit, slope)
  // The first signal is the constant; the line's shift does its work.
  for (let i = 1; i < evidence.signals.length; i++) {
    const slant = slope * (evidence.signals[i] as number) + PULL.dense * (delta.signals[i] as number)
    delta.squares[i] = (delta.squares[i] as number) + slant * slant
    delta.signals[i] =
      (delta.signals[i] as number) -
      (RATE.dense * slant) / Math.sqrt((delta.squares[i] as number) + CALM.dense)
  }
  const { buckets, values } = evidence.grams
  for (let i = 0; i < buckets.length; i++)
    bucketStep(delta, keyOf(evidence.voice, buckets[i] as number), slope * (values[i] as number))
}

function lineStep(line: Line, logit: number, slope: number): void {
  const slants = [slope * logit + PULL.dense * (line.stretch - 1), slope] as const
  line.squares = [line.squares[0] + slants[0] ** 2, line.squares[1] + slants[1] ** 2]
  line.stretch -= (RATE.dense * slants[0]) / Math.sqrt(line.squares[0] + CALM.dense)
  line.shift -= (RATE.line * slants[1]) / Math.sqrt(line.squares[1] + CALM.dense)
}

function bucketStep(delta: Delta, key: number, slope: number): void {
  const weight = delta.buckets.get(key) ?? { value: 0, square: 0 }
  const slant = slope + PULL.buckets * weight.value
  weight.square += slant * slant
  weight.value -= (RATE.buckets * slant) / Math.sqrt(weight.square + CALM.buckets)
  delta.buckets.set(key, weight)
  if (delta.buckets.size > MOST * 1.25) forgetSmallest(delta)
}

function forgetSmallest(delta: Delta): void {
  const order = [...delta.buckets].sort((a, b) => Math.abs(b[1].value) - Math.abs(a[1].value) || a[0] - b[0])
  delta.buckets = new Map(order.slice(0, MOST))
}

export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit))
