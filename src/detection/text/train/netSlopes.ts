import { COLUMNS, OWN_COLUMNS } from '../kinds/model.ts'
import { HIDDEN, meanOf } from '../kinds/net.ts'
import type { KindLesson } from './fitKinds.ts'

/** A clause as the net sees it: rows of its first layer, and how much each counts. */
export interface Clause {
  rows: Int32Array
  values: Float32Array
}

/** A message as the net learns from it. */
export interface Message extends Pick<KindLesson, 'said' | 'judged'> {
  clauses: Clause[]
  /** The same without what is quoted; the same objects where nothing is. */
  own: Clause[]
}

/** A net that is being learnt. */
export interface Draft {
  /** Rows of the inputs, then of the word parts of every voice. */
  first: Float32Array
  biases: Float32Array
  around: Float32Array
  out: Float32Array
  outBiases: Float32Array
}

/** Slopes of the loss: whole for what all messages share, by row for the first layer, of which a batch touches little. */
export interface Slopes {
  first: Map<number, Float32Array>
  biases: Float32Array
  around: Float32Array
  out: Float32Array
  outBiases: Float32Array
}

/** No slope yet. */
export const noSlopes = ({ biases, around, out, outBiases }: Omit<Draft, 'first'>): Slopes => ({
  first: new Map(),
  biases: new Float32Array(biases.length),
  around: new Float32Array(around.length),
  out: new Float32Array(out.length),
  outBiases: new Float32Array(outBiases.length),
})

interface Lesson {
  message: Message
  awake: Float32Array
  slopes: Slopes
  positive: number
}

/** What one clause made of the message. */
interface Heard {
  clause: Clause
  hidden: Float32Array
  logits: Float32Array
  /** Slope of the loss at each logit; only the clause that says a kind loudest answers for it. */
  wrong: Float32Array
}

/** Adds the slopes of one message: each kind is answered for by the clause that says it loudest. */
export function slopeOn(draft: Draft, { message, awake, slopes, positive }: Lesson): void {
  const { clauses, own, said, judged } = message
  const sums = clauses.map((clause) => sumOf(draft, clause))
  const mean = meanOf(Float64Array.from(sums.flatMap((some) => [...some])), sums.length)
  const all = clauses.map((clause, i) => hear(draft, { clause, sums: sums[i] as Float64Array, mean, awake }))
  const unquoted = own.map((clause, i) =>
    clause === clauses[i]
      ? (all[i] as Heard)
      : hear(draft, { clause, sums: sumOf(draft, clause), mean, awake }),
  )
  for (const column of judged) {
    const heard = OWN_COLUMNS.includes(column) ? unquoted : all
    const loudest = heard.reduce((most, next) => (at(next, column) > at(most, column) ? next : most))
    const chanceOf = 1 / (1 + Math.exp(-at(loudest, column)))
    loudest.wrong[column] = said.has(column) ? (chanceOf - 1) * positive : chanceOf
  }
  const fromMean = new Float32Array(HIDDEN)
  for (const heard of new Set([...all, ...unquoted]))
    backFrom(draft, heard, { mean, awake, slopes, fromMean, share: 1 / clauses.length })
  for (const clause of clauses) addSlopes(slopes.first, clause, fromMean)
}

const at = ({ logits }: Heard, column: number): number => logits[column] as number

function sumOf({ first }: Draft, { rows, values }: Clause): Float64Array {
  const sums = new Float64Array(HIDDEN)
  for (let i = 0; i < rows.length; i++) {
    const base = (rows[i] as number) * HIDDEN
    const value = values[i] as number
    for (let unit = 0; unit < HIDDEN; unit++)
      sums[unit] = (sums[unit] as number) + value * (first[base + unit] as number)
  }
  return sums
}

interface Hearing {
  clause: Clause
  sums: Float64Array
  mean: Float64Array
  awake: Float32Array
}

function hear(draft: Draft, { clause, sums, mean, awake }: Hearing): Heard {
  const hidden = new Float32Array(HIDDEN)
  const logits = draft.outBiases.slice()
  for (let unit = 0; unit < HIDDEN; unit++) {
    const heard =
      (sums[unit] as number) +
      (draft.biases[unit] as number) +
      (draft.around[unit] as number) * (mean[unit] as number)
    if (heard <= 0 || awake[unit] === 0) continue
    hidden[unit] = heard * (awake[unit] as number)
    for (let column = 0; column < COLUMNS; column++)
      logits[column] =
        (logits[column] as number) + (hidden[unit] as number) * (draft.out[unit * COLUMNS + column] as number)
  }
  return { clause, hidden, logits, wrong: new Float32Array(COLUMNS) }
}

interface Back {
  mean: Float64Array
  awake: Float32Array
  slopes: Slopes
  /** Slopes at the mean, of all clauses together. */
  fromMean: Float32Array
  /** Share of each clause in the mean. */
  share: number
}

function backFrom(
  draft: Draft,
  { clause, hidden, wrong }: Heard,
  { mean, awake, slopes, fromMean, share }: Back,
): void {
  if (wrong.every((slope) => slope === 0)) return
  for (let column = 0; column < COLUMNS; column++)
    slopes.outBiases[column] = (slopes.outBiases[column] as number) + (wrong[column] as number)
  const back = new Float32Array(HIDDEN)
  for (let unit = 0; unit < HIDDEN; unit++) {
    if (hidden[unit] === 0) continue
    let sum = 0
    for (let column = 0, cell = unit * COLUMNS; column < COLUMNS; column++, cell++) {
      sum += (wrong[column] as number) * (draft.out[cell] as number)
      slopes.out[cell] = (slopes.out[cell] as number) + (wrong[column] as number) * (hidden[unit] as number)
    }
    const slope = sum * (awake[unit] as number)
    back[unit] = slope
    slopes.biases[unit] = (slopes.biases[unit] as number) + slope
    slopes.around[unit] = (slopes.around[unit] as number) + slope * (mean[unit] as number)
    fromMean[unit] = (fromMean[unit] as number) + slope * (draft.around[unit] as number) * share
  }
  addSlopes(slopes.first, clause, back)
}

function addSlopes(first: Slopes['first'], { rows, values }: Clause, back: Float32Array): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number
    const value = values[i] as number
    let slopes = first.get(row)
    if (!slopes) {
      slopes = new Float32Array(HIDDEN)
      first.set(row, slopes)
    }
    for (let unit = 0; unit < HIDDEN; unit++)
      slopes[unit] = (slopes[unit] as number) + value * (back[unit] as number)
  }
}
