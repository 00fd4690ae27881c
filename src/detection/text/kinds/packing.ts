import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { BUCKETS } from '../grams.ts'
import { COLUMNS, type KindsModel } from './model.ts'

/** What hints weigh is the same in every language. */
export type HintsModel = Pick<KindsModel, 'hints' | 'hintScales'>

/** The file of all languages: a float32 scale a column, then int8 weights; by Brotli. */
export function packHints({ hints, hintScales }: HintsModel): Uint8Array {
  const scales = new Uint8Array(Float32Array.from(hintScales).buffer)
  return brotliCompressSync(Uint8Array.from([...scales, ...Array.from(hints, (weight) => weight & 255)]))
}

/** Reads what `packHints` wrote. */
export function unpackHints(packed: Uint8Array): HintsModel {
  const file = brotliDecompressSync(packed)
  return {
    hintScales: new Float32Array(Uint8Array.from(file.subarray(0, COLUMNS * 4)).buffer),
    hints: new Int8Array(file.subarray(COLUMNS * 4)),
  }
}

/**
 * The file of one language: scales, biases, tones and cues as float32, then for each bucket that weighs anything its distance from
 * the one before (1 or 3 bytes), how many columns it weighs in, and as many pairs of column and int8; all of it by Brotli,
 * which halves it.
 */
export function packKinds(model: KindsModel): Uint8Array {
  const { scales, biases, tones, cues } = model
  const head = Float32Array.from([...scales, ...biases, ...tones, ...cues])
  const bytes: number[] = []
  let last = -1
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const row = model.rows[bucket] as number
    if (row === -1) continue
    const gap = bucket - last
    if (gap < 255) bytes.push(gap)
    else bytes.push(255, gap & 255, gap >> 8)
    const cells = [...model.weights.subarray(row * COLUMNS, (row + 1) * COLUMNS)]
    const filled = cells.flatMap((weight, column) => (weight === 0 ? [] : [column, weight & 255]))
    bytes.push(filled.length / 2, ...filled)
    last = bucket
  }
  return brotliCompressSync(Uint8Array.from([...new Uint8Array(head.buffer), ...bytes]))
}

/** Reads what `packKinds` wrote. */
export function unpackKinds(packed: Uint8Array): Omit<KindsModel, keyof HintsModel> {
  const file = brotliDecompressSync(packed)
  const size = (3 + COLUMNS) * COLUMNS
  const head = new Float32Array(Uint8Array.from(file.subarray(0, size * 4)).buffer)
  return {
    ...unpackRows(file, size * 4),
    scales: head.subarray(0, COLUMNS),
    biases: head.subarray(COLUMNS, 2 * COLUMNS),
    tones: head.subarray(2 * COLUMNS, 3 * COLUMNS),
    cues: head.subarray(3 * COLUMNS),
  }
}

function unpackRows(file: Uint8Array, first: number): Pick<KindsModel, 'rows' | 'weights'> {
  const rows = new Int32Array(BUCKETS).fill(-1)
  const weights = new Int8Array(BUCKETS * COLUMNS)
  let count = 0
  let bucket = -1
  for (let at = first; at < file.length; ) {
    const gap = file[at++] as number
    bucket += gap < 255 ? gap : (file[at] as number) | ((file[at + 1] as number) << 8)
    if (gap === 255) at += 2
    const base = count * COLUMNS
    for (let left = file[at++] as number; left > 0; left--, at += 2)
      weights[base + (file[at] as number)] = file[at + 1] as number
    rows[bucket] = count++
  }
  return { rows, weights: weights.subarray(0, count * COLUMNS) }
}
