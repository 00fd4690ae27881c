import type { Chance } from '../../statistics/index.ts'
import { drawerOf, gammaOfMeanOne, zipfShares } from './draws.ts'
import type { Decoys } from './plan.ts'

/** Dimensions of the made-up company and how many values each has. */
export const SIZES = {
  agent: 200,
  team: 10,
  channel: 6,
  product: 30,
  component: 40,
  hour: 13,
  weekday: 7,
  tenure: 5,
  region: 10,
  module: 2,
} as const

/** A dimension of the made-up company. */
export type DimensionName = keyof typeof SIZES

/** All of them, in the order of the columns. */
export const DIMENSIONS = Object.keys(SIZES) as DimensionName[]

/** The first hour anybody works; shifts are 7 of the 13 hours from here. */
export const FIRST_HOUR = 8
const SHIFT = 7
/** Every value has its own factor, a fifth up or down: Gamma(20, 20). */
const FACTOR_SHAPE = 20
/** How many times as often the bad hour and the bad product of the decoys fail: far outside what nature gives. */
export const BAD = 4

/** Who works where and when, and how often each value fails. */
export interface Company {
  factors: Record<DimensionName, Float64Array>
  /** By agent. */
  teamOf: number[]
  tenureOf: number[]
  moduleOf: number[]
  shiftStart: number[]
  /** Works the bad hour only; it is the hour that fails. */
  confounded: number | undefined
  /** Its team does well everywhere, and mostly handles the bad product. */
  simpsonTeam: number | undefined
  badHour: number | undefined
  badProduct: number | undefined
  draw: Record<'agent' | 'channel' | 'product' | 'component' | 'region', (chance: Chance) => number>
}

/** Makes a company by chance, with the people and products the decoys need. */
export function makeCompany(chance: Chance, decoys: Decoys): Company {
  const factors = Object.fromEntries(
    DIMENSIONS.map((name) => [
      name,
      Float64Array.from({ length: SIZES[name] }, () => gammaOfMeanOne(chance, FACTOR_SHAPE)),
    ]),
  ) as Company['factors']
  const perAgent = (values: number) => Array.from({ length: SIZES.agent }, () => chance.below(values))
  const company: Company = {
    factors,
    teamOf: Array.from({ length: SIZES.agent }, (_, agent) => agent % SIZES.team),
    tenureOf: perAgent(SIZES.tenure),
    moduleOf: perAgent(SIZES.module),
    shiftStart: perAgent(SIZES.hour - SHIFT + 1),
    confounded: decoys.confounded ? 3 : undefined,
    simpsonTeam: decoys.simpson ? 2 : undefined,
    badHour: decoys.confounded ? 4 : undefined,
    badProduct: decoys.simpson ? 5 : undefined,
    draw: {
      agent: drawerOf(zipfShares(SIZES.agent)),
      channel: drawerOf(zipfShares(SIZES.channel)),
      product: drawerOf(zipfShares(SIZES.product)),
      component: drawerOf(zipfShares(SIZES.component)),
      region: drawerOf(zipfShares(SIZES.region)),
    },
  }
  if (company.simpsonTeam !== undefined) factors.team[company.simpsonTeam] = 0.7
  return company
}

/** How the values of a dimension are written. */
export const valuesOf = (name: DimensionName): string[] =>
  Array.from({ length: SIZES[name] }, (_, i) => (name === 'hour' ? `${FIRST_HOUR + i}` : `${name} ${i + 1}`))

/** An hour of the agent's shift, 0 = FIRST_HOUR. */
export const hourOf = (company: Company, agent: number, chance: Chance): number =>
  agent === company.confounded ? company.badHour! : company.shiftStart[agent]! + chance.below(SHIFT)
