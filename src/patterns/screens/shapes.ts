/** A piece of a sentence; what matters most is strong. */
export interface Piece {
  text: string
  strong: boolean
}

/** A finding as GET /patterns tells it. */
export interface Finding {
  id: string
  slice: Record<string, string>
  direction: 'worse' | 'better'
  failures: number
  exposure: number
  expected: number
  ratio: number
  low: number
  high: number
  avoidable: number
  life: 'new' | 'persisting' | 'fading' | 'resolved'
  bothHalves: boolean
  since: string | null
  first: string
  last: string
  firstFoundAt: string
  lastFoundAt: string
  lacking: { module: string; lacking: number; of: number; sentence: string } | null
  title: Piece[]
  sentence: string
}

/** A search, and what it looked at once it is done. */
export interface Search {
  id: string
  state: 'waiting' | 'running' | 'done' | 'failed'
  finishedAt: string | null
  from: string
  to: string
  interactions?: number
  failures?: number
  unlinked?: number
  slices?: number
  leftOut?: string[]
}

/** GET /patterns. */
export interface PatternsNow {
  scope: 'everything' | 'mine'
  timeZone: string
  search: Search | null
  next: Search | null
  findings: Finding[]
  resolved: Finding[]
  releases: { component: string; title: Piece[]; sentence: string }[]
  modules: { module: string; sentence: string }[]
  warnings: { dimension: string | null; value: string | null; at: string; sentence: string }[]
}

/** Monday first, 24 hours each. */
export interface HourMap {
  failures: number[]
  exposure: number[]
  expected: number[]
}

/** GET /patterns/findings/{id}. */
export interface OneFinding extends Finding {
  hours: HourMap | null
  sightings: { at: string; life: Finding['life'] }[]
  command: string
}

/** A person in the funnel. */
export interface Point {
  name: string
  failures: number
  expected: number
  ratio: number
  q: number
}

/** How wide the funnel is where so many failures are due. */
export interface Limit {
  expected: number
  low95: number
  high95: number
  low998: number
  high998: number
}

/** GET /patterns/people. */
export interface PeopleNow {
  people: { points: Point[]; limits: Limit[] } | null
}

/** A chart of the last four weeks. */
export interface Chart {
  dimension: string | null
  value: string | null
  name: string
  threshold: number
  days: { at: string; failures: number; expected: number; sum: number }[]
  alarms: { at: string; since: string; failures: number; expected: number }[]
}

/** GET /patterns/charts. */
export interface ChartsNow {
  items: Chart[]
  watched: number
  falseAlarmsPerYear: number
}

/** A failed interaction behind a finding. */
export interface FailedRow {
  id: string
  externalId: string
  occurredAt: string
  channel: string
  product: string | null
  staff: string | null
  comment: string | null
  locale: string | null
  case: { id: string; reference: string; title: string } | null
}

/** Where answers are kept. */
export const PATTERNS = ['patterns']
