import type { Grams } from '../grams.ts'

/** Rows of a table and how much each counts; only the first `count` are meant. */
export interface Picked {
  rows: Int32Array
  values: Float32Array
  count: number
}

/** As many places as a stretch of 2,000 signs has word parts. */
const MOST = 8_192
const picked: Picked = { rows: new Int32Array(MOST), values: new Float32Array(MOST), count: 0 }

/** The rows of word parts that have one; written over by the next call. */
export function pick(rowOf: Int32Array, { buckets, values }: Grams): Picked {
  let count = 0
  for (let i = 0; i < buckets.length && count < MOST; i++) {
    const row = rowOf[buckets[i] as number] as number
    if (row === -1) continue
    picked.rows[count] = row
    picked.values[count++] = values[i] as number
  }
  picked.count = count
  return picked
}

/** A table of numbers, so many a row. */
export type Table = Int8Array | Float64Array

/** How many sums are kept beside one another. */
const BLOCK = 8

/**
 * Adds rows of a table, each as often as its value says. Eight sums at a time stay in the processor's registers: a third
 * less time than row after row (.67 and .99 ns a number).
 */
export function addRows(table: Table, picked: Picked, sums: Float64Array): Float64Array {
  const width = sums.length
  let first = 0
  for (; first + BLOCK <= width; first += BLOCK) addBlock(table, picked, { sums, first })
  for (let i = 0; i < picked.count && first < width; i++) {
    const base = (picked.rows[i] as number) * width
    const value = picked.values[i] as number
    for (let at = first; at < width; at++)
      sums[at] = (sums[at] as number) + value * (table[base + at] as number)
  }
  return sums
}

function addBlock(
  table: Table,
  { rows, values, count }: Picked,
  { sums, first }: { sums: Float64Array; first: number },
): void {
  const width = sums.length
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < count; i++) {
    const at = (rows[i] as number) * width + first
    const value = values[i] as number
    a += value * (table[at] as number)
    b += value * (table[at + 1] as number)
    c += value * (table[at + 2] as number)
    d += value * (table[at + 3] as number)
    e += value * (table[at + 4] as number)
    f += value * (table[at + 5] as number)
    g += value * (table[at + 6] as number)
    h += value * (table[at + 7] as number)
  }
  sums[first] = (sums[first] as number) + a
  sums[first + 1] = (sums[first + 1] as number) + b
  sums[first + 2] = (sums[first + 2] as number) + c
  sums[first + 3] = (sums[first + 3] as number) + d
  sums[first + 4] = (sums[first + 4] as number) + e
  sums[first + 5] = (sums[first + 5] as number) + f
  sums[first + 6] = (sums[first + 6] as number) + g
  sums[first + 7] = (sums[first + 7] as number) + h
}
