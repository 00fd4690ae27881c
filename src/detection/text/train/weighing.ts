import { farRows, farShare, HINT_ROWS_MOST, hintRows, hintShare } from '../kinds/kinds.ts'
import { addFrame, COLUMNS, type Frame, OWN_COLUMNS } from '../kinds/model.ts'
import { type Parts, weighedParts } from '../kinds/parts.ts'
import type { Segment } from '../kinds/segments.ts'
import type { KindLesson } from './fitKinds.ts'

/** Weights that are being learnt, in fractions. */
export interface Draft extends Frame {
  rows: Int32Array
  weights: Float64Array
  squares: Float64Array
  cueSquares: Float64Array
  hints: Float64Array
  hintSquares: Float64Array
}

/** Rows of a table and how much each counts. */
export interface Features {
  rows: ArrayLike<number>
  values: Float32Array
}

/** A sentence as the weights learn from it. */
export interface Sentence {
  part: Segment
  grams: Features
  own: Features
  hints: Features
}

/** A message as the weights learn from it. */
export interface Message extends Pick<KindLesson, 'voice' | 'said' | 'judged'> {
  sentences: Sentence[]
  far: Features
  tone: number
}

const room = new Int32Array(HINT_ROWS_MOST)

export function messageOf({ voice, said, judged, segments: { parts, anywhere, tone } }: KindLesson): Message {
  const sentences = parts.map((part): Sentence => {
    const grams = featuresOf(part.grams)
    const own = part.own === part.grams ? grams : featuresOf(part.own)
    const rows = room.slice(0, hintRows(part.about, room))
    return { part, grams, own, hints: shared(rows, hintShare(rows.length)) }
  })
  return { voice, said, judged, sentences, far: shared(farRows(anywhere), farShare(anywhere.length)), tone }
}

const featuresOf = (said: Parts): Features => {
  const { buckets, values } = weighedParts(said)
  return { rows: buckets, values }
}

const shared = (rows: Int32Array, share: number): Features => ({
  rows,
  values: new Float32Array(rows.length).fill(share),
})

/** Adds rows of the weights being learnt, each as much as it counts. */
export function addFeatures(
  table: Float64Array,
  { rows, values }: Features,
  sums: Float64Array,
  rowOf?: Int32Array,
): Float64Array {
  for (let i = 0; i < rows.length; i++) {
    const row = rowOf ? (rowOf[rows[i] as number] as number) : (rows[i] as number)
    if (row === -1) continue
    const value = values[i] as number
    for (let column = 0, cell = row * COLUMNS; column < COLUMNS; column++, cell++)
      sums[column] = (sums[column] as number) + value * (table[cell] as number)
  }
  return sums
}

export function logitsOf(
  draft: Draft,
  { part, grams, own, hints }: Sentence,
  far: Float64Array,
  tone: number,
): Float64Array {
  const logits = addFeatures(draft.weights, grams, new Float64Array(COLUMNS), draft.rows)
  if (own !== grams) {
    const unquoted = addFeatures(draft.weights, own, new Float64Array(COLUMNS), draft.rows)
    for (const column of OWN_COLUMNS) logits[column] = unquoted[column] as number
  }
  addFeatures(draft.hints, hints, logits)
  for (let column = 0; column < COLUMNS; column++)
    logits[column] = (logits[column] as number) + (far[column] as number)
  addFrame(draft, part, tone, logits)
  return logits
}
