import { existsSync, readFileSync } from 'node:fs'
import type { Voice } from '../engine.ts'
import { aroundOf, COLUMNS, type KindsModel, segmentLogits } from './model.ts'
import { type Net, type NetShared, netLogits } from './net.ts'
import { type HintsModel, unpackHints, unpackKinds } from './packing.ts'
import { unpackRows, unpackShared } from './packNet.ts'
import type { Segments } from './segments.ts'

/** What hears the kinds of one language: weights that add up, and a net that hears combinations. */
export interface Ears {
  weights: KindsModel
  net: Net
}

/** The logit of every kind in each sentence of a message: what both hear, half and half. */
export function logitsIn({ weights, net }: Ears, segments: Segments): Float64Array[] {
  const around = aroundOf(weights, segments)
  const heard = netLogits(net, segments)
  return segments.parts.map((part, i) => {
    const logits = segmentLogits(weights, part, around)
    const other = heard[i] as Float64Array
    for (let column = 0; column < COLUMNS; column++)
      logits[column] = ((logits[column] as number) + (other[column] as number)) / 2
    return logits
  })
}

const folder = new URL('../../models/', import.meta.url)
const known = new Map<Voice, Ears | undefined>()

/** One language's ears, read at its first message; undefined where none were trained. */
export function earsOf(voice: Voice): Ears | undefined {
  if (!known.has(voice)) known.set(voice, readEars(voice))
  return known.get(voice)
}

function readEars(voice: Voice): Ears | undefined {
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
