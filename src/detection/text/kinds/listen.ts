import { type Ears, WIDTH } from './ears.ts'
import { farRows, farShare, HINT_ROWS_MOST, hintRows, hintShare } from './kinds.ts'
import { addRows, cellOf, type Picked } from './lanes.ts'
import { addFrame, COLUMNS, OWN_COLUMNS } from './model.ts'
import { addNetLogits, contextOf, HIDDEN, inputsAnywhere, inputsHere, meanOf, PARTS_COUNT } from './net.ts'
import { type Parts, TIMES_MOST } from './parts.ts'
import { SENTENCES_MOST, type Segment, type Segments } from './segments.ts'

/** Every sentence, and each that quotes something once more without it. */
const ROWS_MOST = 2 * SENTENCES_MOST
/** What the weights say of each row, and what the units of the net hear: written over by the next message. */
const logits = new Float64Array(ROWS_MOST * COLUMNS)
const units = new Float64Array(ROWS_MOST * HIDDEN)

/**
 * The logit of every kind in each sentence of a message, what weights and net hear half and half: COLUMNS a sentence. The
 * next message writes over it: hundreds of small arrays a message cost more than what is reckoned in them.
 */
export function logitsIn(ears: Ears, segments: Segments): Float64Array {
  const { parts } = segments
  // Threats and the like are heard without what is quoted: such a sentence has a second row, after all sentences.
  const quoting = parts.flatMap(({ own, grams }, i) => (own === grams ? [] : [i]))
  parts.forEach(({ grams }, i) => {
    hearWords(ears, grams, i)
  })
  quoting.forEach((i, more) => {
    hearWords(ears, (parts[i] as Segment).own, parts.length + more)
  })
  const rowsOf = parts.map((_, i) => {
    const more = quoting.indexOf(i)
    return more === -1 ? [i] : [i, parts.length + more]
  })
  hearSubjects(ears, segments, rowsOf)
  hearInputs(ears, segments, rowsOf)
  addNet(ears, parts.length, parts.length + quoting.length)
  quoting.forEach((i, more) => {
    for (const column of OWN_COLUMNS)
      logits[i * COLUMNS + column] = logits[(parts.length + more) * COLUMNS + column] as number
  })
  return logits
}

/** Written over at each sentence. */
const sums = new Int32Array(WIDTH)

/** What the word parts of a sentence say to the weights and to the net. */
function hearWords({ rowOf, parts, weights, net }: Ears, said: Parts, row: number): void {
  addRows(parts, pick(rowOf, said), sums.fill(0), TIMES_MOST)
  for (let column = 0; column < COLUMNS; column++)
    logits[row * COLUMNS + column] =
      (sums[column] as number) * said.worth * (weights.scales[column] as number)
  const scale = said.worth * PARTS_COUNT * net.scale
  for (let unit = 0; unit < HIDDEN; unit++)
    units[row * HIDDEN + unit] = (sums[COLUMNS + unit] as number) * scale
}

/** As many places as a stretch of 2,000 signs has word parts. */
const MOST = 8_192
const picked: Picked = { rows: new Int32Array(MOST), times: new Uint8Array(MOST), count: 0 }

/** The rows of word parts that have one; written over by the next call. */
function pick(rowOf: Int32Array, { room: { buckets, times }, from, to }: Parts): Picked {
  let count = 0
  for (let i = from; i < to && count < MOST; i++) {
    const row = rowOf[buckets[i] as number] as number
    if (row === -1) continue
    picked.rows[count] = row
    picked.times[count++] = times[i] as number
  }
  picked.count = count
  return picked
}

/** Rows of hints or inputs: each counts once. */
const on: Picked = {
  rows: new Int32Array(HINT_ROWS_MOST),
  times: new Uint8Array(HINT_ROWS_MOST).fill(1),
  count: 0,
}
const frame = new Float64Array(COLUMNS)

/** To the weights: what a sentence is about, alone and by pairs, and the whole message; its tone and cues. */
function hearSubjects(
  { hints, weights }: Ears,
  { parts, anywhere, tone }: Segments,
  rowsOf: number[][],
): void {
  const far = farRows(anywhere)
  const sums = addRows(hints, { ...on, rows: far, count: far.length }, new Int32Array(COLUMNS), 1)
  const around = Float64Array.from(sums, (sum) => sum * farShare(far.length))
  parts.forEach((part, i) => {
    on.count = hintRows(part.about, on.rows)
    addRows(hints, on, sums.fill(0), 1)
    const share = hintShare(on.count)
    for (let column = 0; column < COLUMNS; column++)
      frame[column] =
        ((sums[column] as number) * share + (around[column] as number)) *
        (weights.hintScales[column] as number)
    addFrame(weights, part, tone, frame)
    for (const row of rowsOf[i] as number[]) add(frame, logits, row)
  })
}

const ground = new Float64Array(HIDDEN)

/** To the net: which subjects and cues are on, here, beside and anywhere. */
function hearInputs({ inputs, net }: Ears, { parts, anywhere }: Segments, rowsOf: number[][]): void {
  const sums = new Int32Array(HIDDEN)
  on.count = inputsAnywhere(anywhere, on.rows)
  const all = addRows(inputs, on, new Int32Array(HIDDEN), 1)
  parts.forEach((_, i) => {
    on.count = inputsHere(parts, i, on.rows)
    addRows(inputs, on, sums.fill(0), 1)
    for (let unit = 0; unit < HIDDEN; unit++)
      ground[unit] = ((sums[unit] as number) + (all[unit] as number)) * net.inputScale
    for (const row of rowsOf[i] as number[]) add(ground, units, row)
  })
}

/** Adds to one row of many. */
function add(some: Float64Array, many: Float64Array, row: number): void {
  const first = row * some.length
  for (let at = 0; at < some.length; at++)
    many[first + at] = (many[first + at] as number) + (some[at] as number)
}

/** Half of what the weights say and half of what the net says. */
function addNet({ net }: Ears, sentences: number, rows: number): void {
  const context = contextOf(net, meanOf(units, sentences))
  for (let row = 0; row < rows; row++) addNetLogits(net, { units, context, row }, logits)
  for (let at = 0; at < rows * COLUMNS; at++) logits[at] = (logits[at] as number) / 2
}

/** What one column's word parts add for a stretch of text: finds the words that a claim rests on. */
export function partsWeight({ rowOf, parts, weights }: Ears, said: Parts, column: number): number {
  const { room, from, to, worth } = said
  let sum = 0
  for (let i = from; i < to; i++) {
    const row = rowOf[room.buckets[i] as number] as number
    if (row !== -1) sum += (room.times[i] as number) * cellOf(parts, row, column)
  }
  return sum * worth * (weights.scales[column] as number)
}
