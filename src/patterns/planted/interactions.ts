import type { Chance } from '../../statistics/index.ts'
import type { Dimension } from '../leaves.ts'
import { type Company, DIMENSIONS, type DimensionName, FIRST_HOUR, hourOf, valuesOf } from './company.ts'
import type { Plan } from './plan.ts'

/** Twelve weeks. */
export const DAYS = 84
const DAY = 86_400
/** Without a change of clocks: Monday 5 January 2026; with one, the window holds 29 March, when Oslo moves its clocks. */
const STARTS = { plain: Date.UTC(2026, 0, 5) / 1000, clockChange: Date.UTC(2026, 1, 2) / 1000 }
const CHANGE = Date.UTC(2026, 2, 29) / 1000
/** Fewer contacts at the weekend. */
const WEEKDAY_VOLUME = [1, 1, 1, 1, 1, 0.5, 0.3]
/** Volume grows by a quarter over the window. */
const GROWTH = 0.25
const SURGE = { day: 50, product: 7, times: 4 }

/** What happened, before anything fails. */
export interface Interactions {
  dimensions: Dimension[]
  /** Epoch seconds, UTC. */
  at: Float64Array
  /** Seconds at which the window ends and everybody looks. */
  until: number
}

/** Draws interactions: agents by their shift, things by their popularity. */
export function drawInteractions(plan: Plan, company: Company, chance: Chance): Interactions {
  const codes = Object.fromEntries(
    DIMENSIONS.map((name) => [name, new Uint16Array(plan.interactions)]),
  ) as Codes
  const at = new Float64Array(plan.interactions)
  const start = plan.decoys.clockChange ? STARTS.clockChange : STARTS.plain
  for (let row = 0; row < plan.interactions; row++) {
    const day = drawDay(chance)
    const agent = company.draw.agent(chance)
    const hour = hourOf(company, agent, chance)
    write(codes, row, {
      ...peopleOf(company, agent),
      hour,
      weekday: day % 7,
      ...thingsOf(company, agent, chance),
    })
    at[row] = utcOf(start + day * DAY, hour, chance)
    if (plan.decoys.surge && chance.happens(SURGE_CHANCE)) {
      codes.product[row] = SURGE.product
      codes.weekday[row] = SURGE.day % 7
      at[row] = utcOf(start + SURGE.day * DAY, hour, chance)
    }
  }
  return { dimensions: dimensionsOf(codes), at, until: start + DAYS * DAY }
}

type Codes = Record<DimensionName, Uint16Array>

/** Three more times a product's usual day: the product has 1 in 25 contacts, the day 1 in 84. */
const SURGE_CHANCE = (SURGE.times - 1) / (25 * DAYS)

function drawDay(chance: Chance): number {
  for (;;) {
    const day = chance.below(DAYS)
    if (chance.happens((WEEKDAY_VOLUME[day % 7]! * (1 + (GROWTH * day) / DAYS)) / (1 + GROWTH))) return day
  }
}

const peopleOf = (company: Company, agent: number) => ({
  agent,
  team: company.teamOf[agent]!,
  tenure: company.tenureOf[agent]!,
  module: company.moduleOf[agent]!,
})

function thingsOf(company: Company, agent: number, chance: Chance) {
  const mostlyBad = company.teamOf[agent] === company.simpsonTeam && chance.happens(0.8)
  return {
    channel: company.draw.channel(chance),
    product: mostlyBad ? company.badProduct! : company.draw.product(chance),
    component: company.draw.component(chance),
    region: company.draw.region(chance),
  }
}

function write(codes: Codes, row: number, values: Record<DimensionName, number>): void {
  for (const name of DIMENSIONS) codes[name][row] = values[name]
}

/** Oslo is one hour ahead of UTC in winter, two from 29 March on. */
function utcOf(midnight: number, hour: number, chance: Chance): number {
  const ahead = midnight >= CHANGE ? 2 : 1
  return midnight + (FIRST_HOUR + hour - ahead) * 3600 + chance.below(3600)
}

function dimensionsOf(codes: Codes): Dimension[] {
  return DIMENSIONS.map((name) => ({
    name,
    values: valuesOf(name),
    codes: codes[name],
  }))
}
