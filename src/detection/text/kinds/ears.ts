import { existsSync, readFileSync } from 'node:fs'
import type { Voice } from '../engine.ts'
import { BUCKETS } from '../grams.ts'
import { type Lanes, lanesOf } from './lanes.ts'
import { COLUMNS, type KindsModel } from './model.ts'
import { HIDDEN, type Net, type NetShared } from './net.ts'
import { type HintsModel, unpackHints, unpackKinds } from './packing.ts'
import { unpackRows, unpackShared } from './packNet.ts'

/** What was learnt of one language: weights that add up, and a net that hears combinations. */
export interface Learnt {
  weights: KindsModel
  net: Net
}

/** What hears the kinds of one language, laid out to be quick. */
export interface Ears {
  weights: Omit<KindsModel, 'rows' | 'weights' | 'hints'>
  net: Omit<Net, 'rows' | 'parts' | 'inputs'>
  /** For each bucket its row of `parts`, or -1. */
  rowOf: Int32Array
  /** What word parts weigh: COLUMNS of the weights, then HIDDEN of the net; one walk finds both. */
  parts: Lanes
  hints: Lanes
  inputs: Lanes
}

/** Lays out what was learnt. */
export function earsFrom({ weights, net }: Learnt): Ears {
  const rowOf = new Int32Array(BUCKETS).fill(-1)
  const [weightAt, partAt] = [new Int32Array(BUCKETS), new Int32Array(BUCKETS)]
  let count = 0
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const [weight, part] = [weights.rows[bucket] as number, net.rows[bucket] as number]
    if (weight === -1 && part === -1) continue
    rowOf[bucket] = count
    weightAt[count] = weight
    partAt[count++] = part
  }
  const whole = (values: Int8Array, size: number) =>
    lanesOf(values.length / size, size, [{ values, first: 0, size }])
  // What lies in lanes now is let go: 1 to 3 MB a language.
  const { rows: _weightRows, weights: _weights, hints, ...weighing } = weights
  const { rows: _netRows, parts: _parts, inputs, ...hearing } = net
  return {
    weights: weighing,
    net: hearing,
    rowOf,
    parts: lanesOf(count, WIDTH, [
      { values: weights.weights, first: 0, size: COLUMNS, rowAt: weightAt },
      { values: net.parts, first: COLUMNS, size: HIDDEN, rowAt: partAt },
    ]),
    hints: whole(hints, COLUMNS),
    inputs: whole(inputs, HIDDEN),
  }
}

/** Columns of a row: a multiple of ten is added without a rest. */
export const WIDTH = Math.ceil((COLUMNS + HIDDEN) / 10) * 10

const folder = new URL('../../models/', import.meta.url)
const known = new Map<Voice, Ears | undefined>()

/** One language's ears, read at its first message; undefined where none were trained. */
export function earsOf(voice: Voice): Ears | undefined {
  if (!known.has(voice)) known.set(voice, readEars(voice))
  return known.get(voice)
}

function readEars(voice: Voice): Ears | undefined {
  const learnt = learntOf(voice)
  return learnt && earsFrom(learnt)
}

/** What was learnt of a language, as its files say it. */
export function learntOf(voice: Voice): Learnt | undefined {
  const file = new URL(`kinds-${voice}.bin`, folder)
  if (!existsSync(file)) return undefined
  shared ??= { hints: unpackHints(readModel('hints.bin')), net: unpackShared(readModel('net.bin')) }
  return {
    weights: { ...unpackKinds(readFileSync(file)), ...shared.hints },
    net: { ...unpackRows(readModel(`net-${voice}.bin`)), ...shared.net },
  }
}

const readModel = (name: string): Uint8Array => readFileSync(new URL(name, folder))

/** The same in every language, read once. */
let shared: { hints: HintsModel; net: NetShared } | undefined
