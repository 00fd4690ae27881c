import type { Role } from '../../src/platform/http/index.ts'
import type { Chance } from '../chance.ts'
import type { Cast } from '../walk.ts'

/** Somebody who works there. */
export interface Person {
  name: string
  /** Before the at-sign, and the external id. */
  id: string
  role: Role
  /** Names of units; empty: the whole company. */
  at: string[]
  languages: string[]
  locale: string
  timeZone: string
  /** Local hours of a day's shift. */
  shift: readonly [from: number, to: number]
  hiredAt: string
}

/** A place with its own time and money. */
export interface Site {
  name: string
  timeZone: string
  visitsADay: number
}

/** A customer, who goes to one place. */
export interface Guest {
  name: string
  locale: string
  site: string
  /** Some are known by their number only. */
  phoneOnly?: boolean
  /** Minor units of the place's currency a year. */
  worth: number
}

/** What happens at one visit, before it is known whether it went well. */
export interface Happening {
  hour: number
  product: string
  channel: string
  /** External id of who served. */
  staff: string
  component?: string
  release?: string
  /** Chance that it goes wrong. */
  risk: number
  /** Minor units. */
  amount: number
}

/** A small company, told well enough to be lived through. */
export interface SmallCompany {
  name: string
  domain: string
  seed: number
  /** Where the head office's clock hangs. */
  timeZone: string
  phone: string
  legalFooter: string
  colour: string
  languages: string[]
  currencies: string[]
  region: string
  sites: Site[]
  /** The first hears every unhappy customer. */
  teams: [care: string, other: string]
  people: Person[]
  mandates: { role: Role; currency: string; perCase: number; perMonth: number }[]
  /** Ids of who can sign in to the demo. */
  logins: string[]
  guests: Guest[]
  complaints: Record<string, string[]>
  praise: Record<string, string[]>
  /** Who takes a case of somebody who writes in this language; by name. */
  agents: Record<string, string[]>
  castOf(site: string): Cast
  happening(at: { chance: Chance; site: Site; day: Temporal.PlainDate; daysAgo: number }): Happening
}

/** A local hour of a day somewhere; 24 is the next midnight. */
export const atHour = (day: Temporal.PlainDate, hour: number, timeZone: string): Temporal.Instant =>
  day
    .toPlainDateTime({ hour: 0 })
    .add({ minutes: Math.round(hour * 60) })
    .toZonedDateTime(timeZone)
    .toInstant()

export const emailOf = ({ domain }: Pick<SmallCompany, 'domain'>, id: string): string => `${id}@${domain}`
