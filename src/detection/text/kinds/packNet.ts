import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { BUCKETS } from '../grams.ts'
import { COLUMNS } from './model.ts'
import { HIDDEN, INPUTS, type Net, type NetShared } from './net.ts'

/** How many fractions each shared part has, in the order of the file. */
const SIZES = { biases: HIDDEN, around: HIDDEN, out: HIDDEN * COLUMNS, outBiases: COLUMNS }
const NAMES = ['biases', 'around', 'out', 'outBiases'] as const

/** What all languages share: the scale of the inputs and all fractions as float32, then the inputs as int8; by Brotli. */
export function packShared(net: NetShared): Uint8Array {
  const fractions = Float32Array.from([net.inputScale, ...NAMES.flatMap((name) => [...net[name]])])
  const inputs = Array.from(net.inputs, (value) => value & 255)
  return brotliCompressSync(Uint8Array.from([...new Uint8Array(fractions.buffer), ...inputs]))
}

/** Reads what `packShared` wrote. */
export function unpackShared(packed: Uint8Array): NetShared {
  const file = Uint8Array.from(brotliDecompressSync(packed))
  const count = 1 + NAMES.reduce((sum, name) => sum + SIZES[name], 0)
  const fractions = new Float32Array(file.buffer, 0, count)
  let at = 1
  const next = (name: keyof typeof SIZES) => {
    at += SIZES[name]
    return fractions.slice(at - SIZES[name], at)
  }
  return {
    inputScale: fractions[0] as number,
    biases: next('biases'),
    around: next('around'),
    out: next('out'),
    outBiases: next('outBiases'),
    inputs: new Int8Array(file.buffer, count * 4, INPUTS * HIDDEN),
  }
}

type NetRows = Pick<Net, 'rows' | 'parts' | 'scale'>

/** One language's word parts: a bit a bucket says whether it has a row; then the scale, then unit by unit its whole numbers. */
export function packRows({ rows, parts, scale }: NetRows): Uint8Array {
  const present = new Uint8Array(BUCKETS / 8)
  rows.forEach((row, bucket) => {
    if (row !== -1) present[bucket >> 3] = (present[bucket >> 3] as number) | (1 << (bucket & 7))
  })
  const head = new Uint8Array(Float32Array.of(scale).buffer)
  return brotliCompressSync(
    Uint8Array.from([...head, ...present, ...Uint8Array.from(parts, (part) => part & 255)]),
  )
}

/** Reads what `packRows` wrote. */
export function unpackRows(packed: Uint8Array): NetRows {
  const file = brotliDecompressSync(packed)
  const present = file.subarray(4, 4 + BUCKETS / 8)
  const rows = new Int32Array(BUCKETS).fill(-1)
  let count = 0
  for (let bucket = 0; bucket < BUCKETS; bucket++)
    if (((present[bucket >> 3] as number) >> (bucket & 7)) & 1) rows[bucket] = count++
  const parts = new Int8Array(file.buffer, file.byteOffset + 4 + BUCKETS / 8, count * HIDDEN)
  return { rows, parts, scale: new DataView(file.buffer, file.byteOffset).getFloat32(0, true) }
}
