import { overdispersion } from './dispersion.ts'
import { sumEvidence } from './evidence.ts'
import { FALSE_DISCOVERY_RATE } from './falseDiscovery.ts'
import { type Counted, logChance, ratioOf, worthActing } from './judgement.ts'
import type { Leaves } from './leaves.ts'
import { sumByValue } from './sweep.ts'

const HOUR = 3600
/** What lasts longer than three days is no outage but the new normal; trends and releases see it. */
const LONGEST = 72
const MOST_SPANS = 5
/** With any one value left out, at least 70 % of the rise must remain: else that value is the story. */
const STILL_THERE = 0.7

/** Hours in which everything failed more often: [from, to) in epoch seconds. */
export interface BadSpan {
  from: number
  to: number
  counted: Counted
  exposure: number
  logP: number
  rows: number[]
}

/** Interactions in time, with the failures expected of each. */
export interface InTime {
  leaves: Leaves
  at: Float64Array
  expected: Float64Array
}

/**
 * Finds the spans of hours in which everything rose: an outage is one finding, not one for every product, hour and
 * agent it touched. Volume does not matter, for failures are compared with those expected of the volume.
 */
export function findBadSpans(inTime: InTime): BadSpan[] {
  const hours = byHour(inTime)
  const spread = overdispersion(hours)
  const spans: BadSpan[] = []
  for (let tried = 0; tried < MOST_SPANS; tried++) {
    const best = strongestSpan(hours, spread)
    if (!best) return spans
    const span = asSpan(inTime, hours.first + best.from, hours.first + best.to, best)
    for (let hour = best.from; hour < best.to; hour++) hours.expected[hour] = hours.failures[hour]!
    if (isEverywhere(inTime, span)) spans.push(span)
  }
  return spans
}

interface Hours {
  first: number
  failures: Float64Array
  expected: Float64Array
}

function byHour({ leaves, at, expected }: InTime): Hours {
  const first = Math.floor(at.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY) / HOUR)
  const last = Math.floor(at.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) / HOUR)
  const count = Number.isFinite(first) ? last - first + 1 : 0
  const hours = { first, failures: new Float64Array(count), expected: new Float64Array(count) }
  for (let row = 0; row < leaves.rows; row++) {
    const hour = Math.floor(at[row]! / HOUR) - first
    hours.failures[hour]! += leaves.failures[row]!
    hours.expected[hour]! += expected[row]!
  }
  return hours
}

interface Found {
  from: number
  to: number
  counted: Counted
  logP: number
}

/** The span with the most evidence that is unlikely enough among all spans and worth acting on. */
function strongestSpan({ failures, expected }: Hours, phi: number): Found | undefined {
  let best: (Found & { gain: number }) | undefined
  const tested = failures.length * LONGEST
  for (let from = 0; from < failures.length; from++) {
    if (failures[from]! <= expected[from]!) continue
    let [k, e, squares] = [0, 0, 0]
    for (let hour = from; hour < Math.min(from + LONGEST, failures.length); hour++) {
      k += failures[hour]!
      e += expected[hour]!
      squares += expected[hour]! ** 2
      // A span that ends in a quiet hour is a shorter span with that hour added.
      if (failures[hour]! <= expected[hour]! || k < 1.3 * e) continue
      const { gain } = sumEvidence({ failures: k, expected: Math.max(e, 1e-9) })
      if (best && gain <= best.gain) continue
      const counted = { failures: k, expected: e, spread: (phi * squares) / Math.max(e * e, 1e-9) }
      const logP = logChance(counted, 'worse')
      if (logP > Math.log(FALSE_DISCOVERY_RATE / tested) || !worthActing(counted, ratioOf(counted), 'worse'))
        continue
      best = { from, to: hour + 1, counted, logP, gain }
    }
  }
  return best
}

function asSpan({ leaves, at }: InTime, from: number, to: number, found: Found): BadSpan {
  const rows: number[] = []
  let exposure = 0
  for (let row = 0; row < leaves.rows; row++) {
    const hour = Math.floor(at[row]! / HOUR)
    if (hour < from || hour >= to) continue
    rows.push(row)
    exposure += leaves.exposure[row]!
  }
  return { from: from * HOUR, to: to * HOUR, counted: found.counted, exposure, logP: found.logP, rows }
}

/** Whether no single value of any dimension carries the rise. */
function isEverywhere({ leaves, expected }: InTime, { rows, counted }: BadSpan): boolean {
  const rise = counted.failures / counted.expected - 1
  const take = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!)
  const failed = take(leaves.failures)
  const due = take(expected)
  return leaves.dimensions.every(({ codes, values }) => {
    const here = Uint16Array.from(rows, (row) => codes[row]!)
    const k = sumByValue(here, failed, values.length)
    const e = sumByValue(here, due, values.length)
    return values.every((_, v) => {
      const rest = {
        failures: counted.failures - k[v]!,
        expected: counted.expected - e[v]!,
        spread: counted.spread,
      }
      if (rest.expected < 0.1 * counted.expected) return true
      return rest.failures / rest.expected - 1 >= STILL_THERE * rise
    })
  })
}
