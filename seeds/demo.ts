import type { Config } from '../src/platform/config/index.ts'
import type { Database } from '../src/platform/database/index.ts'

/** What a company's past is made with. */
export interface Making {
  database: Database
  config: Config
  password: string
  present: Temporal.Instant
  say(line: string): void
}

/** What a company goes on living with, in a running server. */
export interface Going {
  database: Database
  /** Staff ids by name. */
  ids: Map<string, string>
  send(request: Request): Promise<Response>
  /** How fast its time passes. */
  speed: number
  say(line: string): void
}

/** A sample company: made once, then it goes on living. */
export interface DemoCompany {
  name: string
  /** Who can sign in. */
  logins: { email: string; name: string }[]
  make(making: Making): Promise<unknown>
  /** Customers go on coming in; returns how to stop it. */
  goOn(going: Going): Promise<() => void>
}

/** The sample companies, by the name of their folder; each is loaded when it is wanted. */
export const COMPANIES: Record<string, () => Promise<DemoCompany>> = {
  'bakery-chain': async () => (await import('./bakery-chain/index.ts')).foldAndCrumb,
  'laptop-shop': async () => (await import('./laptop-shop/index.ts')).lycheeLaptops,
  'regional-airline': async () => (await import('./regional-airline/index.ts')).nordlysAir,
}
