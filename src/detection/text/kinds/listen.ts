import { type Ears, WIDTH } from './ears.ts'
import { farRows, farShare, HINT_ROWS_MOST, hintRows, hintShare } from './kinds.ts'
import { addRows, cellOf, type Picked } from './lanes.ts'
import { addFrame, COLUMNS, OWN_COLUMNS } from './model.ts'
import { HIDDEN, netLogits, PARTS_COUNT, type Said } from './net.ts'
import { type Parts, TIMES_MOST } from './parts.ts'
import type { Segment, Segments } from './segments.ts'

/** The logit of every kind in each sentence of a message: what both hear, half and half. */
export function logitsIn(ears: Ears, segments: Segments): Float64Array[] {
  const said = segments.parts.map((part) => saidIn(ears, part))
  const heard = netLogits(
    ears,
    segments,
    said.map(({ net }) => net),
  )
  const far = farLogits(ears, segments.anywhere)
  return segments.parts.map((part, i) => {
    const { logits } = said[i] as Heard
    addHints(ears, part.about, far, logits)
    addFrame(ears.weights, part, segments.tone, logits)
    const other = heard[i] as Float64Array
    for (let column = 0; column < COLUMNS; column++)
      logits[column] = ((logits[column] as number) + (other[column] as number)) / 2
    return logits
  })
}

/** What the word parts of a sentence say: to the weights, and to the net. */
interface Heard {
  logits: Float64Array
  net: Said
}

function saidIn(ears: Ears, { grams, own }: Segment): Heard {
  const sums = partSums(ears, grams)
  const heard = { logits: weighed(ears, sums, grams.worth), net: { all: unitsOf(ears, sums, grams.worth) } }
  if (own === grams) return heard
  // Threats and the like are heard without what is quoted.
  const unquoted = partSums(ears, own)
  const logits = weighed(ears, unquoted, own.worth)
  for (const column of OWN_COLUMNS) heard.logits[column] = logits[column] as number
  return { ...heard, net: { ...heard.net, own: unitsOf(ears, unquoted, own.worth) } }
}

/** Written over at each sentence. */
const sums = new Int32Array(WIDTH)
const partSums = ({ rowOf, parts }: Ears, said: Parts): Int32Array =>
  addRows(parts, pick(rowOf, said), sums.fill(0), TIMES_MOST)

const weighed = ({ weights }: Ears, sums: Int32Array, worth: number): Float64Array => {
  const logits = new Float64Array(COLUMNS)
  for (let column = 0; column < COLUMNS; column++)
    logits[column] = (sums[column] as number) * worth * (weights.scales[column] as number)
  return logits
}

const unitsOf = ({ net }: Ears, sums: Int32Array, worth: number): Float64Array => {
  const units = new Float64Array(HIDDEN)
  for (let unit = 0; unit < HIDDEN; unit++)
    units[unit] = (sums[COLUMNS + unit] as number) * worth * PARTS_COUNT * net.scale
  return units
}

/** As many places as a stretch of 2,000 signs has word parts. */
const MOST = 8_192
const picked: Picked = { rows: new Int32Array(MOST), times: new Uint8Array(MOST), count: 0 }

/** The rows of word parts that have one; written over by the next call. */
function pick(rowOf: Int32Array, { buckets, times }: Parts): Picked {
  let count = 0
  for (let i = 0; i < buckets.length && count < MOST; i++) {
    const row = rowOf[buckets[i] as number] as number
    if (row === -1) continue
    picked.rows[count] = row
    picked.times[count++] = times[i] as number
  }
  picked.count = count
  return picked
}

const about: Picked = {
  rows: new Int32Array(HINT_ROWS_MOST),
  times: new Uint8Array(HINT_ROWS_MOST).fill(1),
  count: 0,
}
const hintSums = new Int32Array(COLUMNS)

/** What a sentence is about, alone and by pairs, and what the whole message is about. */
function addHints(
  { hints, weights }: Ears,
  on: readonly number[],
  far: Float64Array,
  logits: Float64Array,
): void {
  about.count = hintRows(on, about.rows)
  const sums = addRows(hints, about, hintSums.fill(0), 1)
  const share = hintShare(about.count)
  for (let column = 0; column < COLUMNS; column++)
    logits[column] =
      (logits[column] as number) +
      ((sums[column] as number) * share + (far[column] as number)) * (weights.hintScales[column] as number)
}

/** The same for all sentences, so it is added up once. */
function farLogits({ hints }: Ears, anywhere: readonly number[]): Float64Array {
  const rows = farRows(anywhere)
  const sums = addRows(hints, { rows, times: about.times, count: rows.length }, hintSums.fill(0), 1)
  return Float64Array.from(sums, (sum) => sum * farShare(rows.length))
}

/** What one column's word parts add for a stretch of text: finds the words that a claim rests on. */
export function partsWeight({ rowOf, parts, weights }: Ears, said: Parts, column: number): number {
  let sum = 0
  for (let i = 0; i < said.buckets.length; i++) {
    const row = rowOf[said.buckets[i] as number] as number
    if (row !== -1) sum += (said.times[i] as number) * cellOf(parts, row, column)
  }
  return sum * said.worth * (weights.scales[column] as number)
}
