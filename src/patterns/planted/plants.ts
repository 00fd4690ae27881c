import type { Chance } from '../../statistics/index.ts'
import { DIMENSIONS, type DimensionName } from './company.ts'
import type { Interactions } from './interactions.ts'
import type { Truth } from './plan.ts'

const RATIOS = [1.5, 2, 3, 4]
const EXPECTED = [5, 10, 20, 50]
/** What an agent decides: never together with the agent, nor are two of these more than names for groups of agents. */
const OF_AGENT: ReadonlySet<DimensionName> = new Set(['agent', 'team', 'tenure', 'module'])
/** A value that is a tenth of everything is the norm, not a deviation from it. */
const LARGEST_SHARE = 0.1
const TRIES = 2000
/** The expected count may be a sixth off the one asked for. */
const TOLERANCE = 0.15
/** Every 16th row tells whether a slice is worth counting exactly. */
const STEP = 16

/** A planted pattern: its truth and its rows. */
export interface Plant {
  truth: Truth
  rows: number[]
}

/** Where patterns may be planted. */
export interface Ground {
  interactions: Interactions
  /** Chance of failure by row, before anything is planted. */
  chanceOf: Float64Array
}

/** The rows and the truth of a slice given by name and value number. */
export function plantAt({ interactions, chanceOf }: Ground, slice: Slice, ratio: number): Plant {
  const columns = slice.map(([name]) => interactions.dimensions[DIMENSIONS.indexOf(name)]!)
  const rows: number[] = []
  let expected = 0
  for (let row = 0; row < chanceOf.length; row++) {
    if (!slice.every(([, code], i) => columns[i]!.codes[row] === code)) continue
    rows.push(row)
    expected += chanceOf[row]!
  }
  const named = slice.map(([name, code], i) => [name, columns[i]!.values[code]!] as const)
  return { truth: { slice: Object.fromEntries(named), ratio, expected }, rows }
}

/** Plants `count` patterns of one to three conditions, of the sizes and strengths asked for, apart from each other. */
export function plantByChance(
  ground: Ground,
  count: number,
  chance: Chance,
  standing: readonly Plant[],
): Plant[] {
  const plants: Plant[] = []
  for (let i = 0; i < count; i++) {
    const plant = findPlace(ground, { ratio: RATIOS[i % 4]!, expected: EXPECTED[(i >> 2) % 4]! }, chance, [
      ...standing,
      ...plants,
    ])
    if (plant) plants.push(plant)
  }
  return plants
}

function findPlace(
  ground: Ground,
  wanted: { ratio: number; expected: number },
  chance: Chance,
  others: readonly Plant[],
): Plant | undefined {
  for (let tried = 0; tried < TRIES; tried++) {
    const row = chance.below(ground.chanceOf.length)
    const slice = drawDimensions(chance).map((name) => [name, codeAt(ground, name, row)] as const)
    if (Math.abs(Math.log(roughly(ground, slice) / wanted.expected)) > 0.7) continue
    const plant = plantAt(ground, slice, wanted.ratio)
    if (Math.abs(Math.log(plant.truth.expected / wanted.expected)) > TOLERANCE) continue
    if (plant.rows.length > LARGEST_SHARE * ground.chanceOf.length) continue
    if (others.every((other) => standApart(plant, other))) return plant
  }
  return undefined
}

/** Conditions by dimension and value number. */
export type Slice = readonly (readonly [DimensionName, number])[]

function roughly({ interactions, chanceOf }: Ground, slice: Slice): number {
  const columns = slice.map(([name]) => interactions.dimensions[DIMENSIONS.indexOf(name)]!.codes)
  let expected = 0
  for (let row = 0; row < chanceOf.length; row += STEP)
    if (slice.every(([, code], i) => columns[i]![row] === code)) expected += chanceOf[row]!
  return STEP * expected
}

const codeAt = ({ interactions }: Ground, name: DimensionName, row: number): number =>
  interactions.dimensions[DIMENSIONS.indexOf(name)]!.codes[row]!

/** One to three dimensions, at most one of those an agent decides. */
function drawDimensions(chance: Chance): DimensionName[] {
  const order = 1 + chance.below(3)
  for (;;) {
    const names = new Set(Array.from({ length: order }, () => DIMENSIONS[chance.below(DIMENSIONS.length)]!))
    if (names.size === order && [...names].filter((name) => OF_AGENT.has(name)).length <= 1) return [...names]
  }
}

/** Two patterns stand apart when neither covers a fifth of the other: else nobody could say which is which. */
function standApart(a: Plant, b: Plant): boolean {
  const shared = new Set(a.rows)
  const both = b.rows.filter((row) => shared.has(row)).length
  return both <= 0.2 * Math.min(a.rows.length, b.rows.length)
}
