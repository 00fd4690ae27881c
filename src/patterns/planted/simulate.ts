import { type Chance, chanceFrom } from '../../statistics/index.ts'
import type { Leaves } from '../leaves.ts'
import { BAD, type Company, DIMENSIONS, type DimensionName, makeCompany, SIZES, valuesOf } from './company.ts'
import { gammaOfMeanOne } from './draws.ts'
import { drawInteractions, type Interactions } from './interactions.ts'
import type { Plan, Truth } from './plan.ts'
import { type Ground, type Plant, plantAt, plantByChance, type Slice } from './plants.ts'

/** Three in a hundred fail. */
const RATE = 0.03
/** Nothing fails more often than this. */
const MOST = 0.9
/** Complaints come on average after three days. */
const MEAN_LAG = 3 * 86_400
const OUTAGE = { from: 43 * 86_400 + 10 * 3600, seconds: 5 * 3600, times: 4 }

/** Made data and what is true in it. */
export interface Simulated {
  leaves: Leaves
  /** Epoch seconds of each interaction. */
  at: Float64Array
  until: number
  /** Seconds after which each complaint came; NaN where none came in time. */
  lags: Float64Array
  truths: Truth[]
}

/** Makes a company's interactions with planted patterns and decoys. The same plan gives the same data. */
export function simulate(plan: Plan): Simulated {
  const chance = chanceFrom(plan.seed)
  const company = makeCompany(chance, plan.decoys)
  const interactions = drawInteractions(plan, company, chance)
  const chanceOf = ordinaryChances(company, interactions)
  const ground = { interactions, chanceOf }
  const plants = [...decoyPlants(ground, plan, company)]
  plants.push(...plantByChance(ground, plan.plants, chance, plants))
  const truths = plants.map((plant) => bring(plant, company, chanceOf))
  if (plan.shocks > 0) shake(interactions, chanceOf, plan, chance)
  if (plan.decoys.outage) truths.push(breakEverything(interactions, chanceOf))
  return {
    ...fail(plan, interactions, chanceOf, chance),
    at: interactions.at,
    until: interactions.until,
    truths,
  }
}

function ordinaryChances(company: Company, { dimensions, at }: Interactions): Float64Array {
  const chances = new Float64Array(at.length).fill(RATE)
  dimensions.forEach(({ codes }, d) => {
    const factors = company.factors[DIMENSIONS[d]!]
    for (let row = 0; row < chances.length; row++) chances[row]! *= factors[codes[row]!]!
  })
  return chances
}

/** A planted single value fails `ratio` times as often as the ordinary one, whatever it would have been by nature. */
function bring({ truth, rows }: Plant, company: Company, chanceOf: Float64Array): Truth {
  const nature = natureOf(truth, company)
  for (const row of rows) chanceOf[row]! *= truth.ratio / nature
  return { ...truth, expected: truth.expected / nature }
}

function natureOf({ slice }: Truth, { factors }: Company): number {
  const [name, ...others] = Object.keys(slice) as DimensionName[]
  if (!name || others.length > 0) return 1
  return factors[name][valuesOf(name).indexOf(slice[name]!)]!
}

/** The bad hour, the bad product, and a parent with a large child that must not be told. */
function decoyPlants(ground: Ground, { decoys }: Plan, company: Company): Plant[] {
  const slices: Slice[] = []
  if (company.badHour !== undefined) slices.push([['hour', company.badHour]])
  if (company.badProduct !== undefined) slices.push([['product', company.badProduct]])
  const parent: Slice = [
    ['product', 1],
    ['component', 3],
  ]
  return [
    ...slices.map((slice) => plantAt(ground, slice, BAD)),
    ...(decoys.nested ? [plantAt(ground, parent, 3)] : []),
  ]
}

function shake(
  { dimensions, at }: Interactions,
  chanceOf: Float64Array,
  { shocks }: Plan,
  chance: Chance,
): void {
  const teams = dimensions[DIMENSIONS.indexOf('team')]!.codes
  const drawn = new Map<number, number>()
  for (let row = 0; row < at.length; row++) {
    const key = Math.floor(at[row]! / 3600) * SIZES.team + teams[row]!
    let shock = drawn.get(key)
    if (shock === undefined) {
      shock = gammaOfMeanOne(chance, 1 / shocks)
      drawn.set(key, shock)
    }
    chanceOf[row]! *= shock
  }
}

function breakEverything({ at, until }: Interactions, chanceOf: Float64Array): Truth {
  const from = until - 84 * 86_400 + OUTAGE.from
  let expected = 0
  for (let row = 0; row < at.length; row++) {
    if (at[row]! < from || at[row]! >= from + OUTAGE.seconds) continue
    expected += chanceOf[row]!
    chanceOf[row]! *= OUTAGE.times
  }
  return { slice: {}, ratio: OUTAGE.times, expected }
}

function fail(plan: Plan, { dimensions, at, until }: Interactions, chanceOf: Float64Array, chance: Chance) {
  const failures = new Float64Array(at.length)
  const lags = new Float64Array(at.length).fill(Number.NaN)
  for (let row = 0; row < at.length; row++) {
    if (!chance.happens(Math.min(MOST, chanceOf[row]!))) continue
    const lag = plan.decoys.late ? -Math.log(chance.uniform()) * MEAN_LAG : 0
    if (at[row]! + lag >= until) continue
    failures[row] = 1
    lags[row] = lag
  }
  const leaves = { rows: at.length, dimensions, failures, exposure: new Float64Array(at.length).fill(1) }
  return { leaves, lags }
}
