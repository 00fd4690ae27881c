import type { PlaceSeen } from '../asked.ts'
import type { BehindCase } from '../behind.ts'
import type { PageGrouping } from '../groupings.ts'
import type { ImpactPage } from '../page.ts'

/** Cache key of the page. */
export const IMPACT = ['impact'] as const

/** The page with the places it can be narrowed to. */
export type PageAnswer = ImpactPage & { places: PlaceSeen[] }

/** A page of the cases behind a figure. */
export interface BehindAnswer {
  items: BehindCase[]
  nextCursor: string | null
  total: number
}

/** What the address says. */
export interface Filters {
  weeks?: string
  site?: string
  team?: string
  agent?: string
  cause?: string
  channel?: string
  scale?: string
  by?: PageGrouping
}

/** Which cases a figure counts. */
export interface Which {
  arm?: 'treated' | 'control' | 'any'
  answered?: boolean
  recovered?: boolean
  before?: number
}
