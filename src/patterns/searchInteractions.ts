import { fitMainEffects } from './effects.ts'
import { expectationFromMainEffects } from './expectation.ts'
import type { Finding } from './finding.ts'
import { type Direction, ratioOf } from './judgement.ts'
import { type ArrivedLate, arrivedShare } from './lateness.ts'
import type { Leaves } from './leaves.ts'
import { searchSlices } from './search.ts'
import { type BadSpan, findBadSpans } from './spans.ts'

/** Interactions with when they happened and when their complaints came. */
export interface History {
  leaves: Leaves
  /** Epoch seconds of each interaction. */
  at: Float64Array
  /** Epoch seconds up to which complaints are known. */
  until: number
  /** Seconds from each interaction to its complaint; NaN where there is none. Absent: failures are known at once. */
  lags?: Float64Array | undefined
}

/** A finding in stored interactions; `from` and `to` (epoch seconds) only where it is about a span of time. */
export interface PatternFinding extends Finding {
  direction: Direction
  from?: number
  to?: number
}

/**
 * The pattern search: late complaints are allowed for, spans in which everything rose are told once and set aside,
 * then slices are searched. Ranked by failures that would be avoided for certain: expected x (low - 1).
 */
export function searchInteractions(
  history: History,
  directions: readonly Direction[] = ['worse'],
): PatternFinding[] {
  const timely = allowForLateness(history)
  const spans = findBadSpans({ leaves: timely, at: history.at, expected: fitMainEffects(timely).expected })
  const calm = setAside(timely, spans)
  const found = directions.flatMap((direction) =>
    searchSlices({
      leaves: calm,
      expectation: expectationFromMainEffects(calm),
      direction,
      at: history.at,
    }).map((finding) => ({
      ...finding,
      direction,
    })),
  )
  return [...spans.map(findingOfSpan), ...found.sort((a, b) => weightOf(b) - weightOf(a))]
}

/** Failures avoided (or, for good slices, saved) at the cautious end of the interval. */
export const weightOf = ({ expected, low, high, direction }: PatternFinding): number =>
  direction === 'worse' ? expected * (low - 1) : expected * (1 - high)

/** Recent interactions count only as far as their complaints can have come yet. */
function allowForLateness({ leaves, at, until, lags }: History): Leaves {
  if (!lags) return leaves
  const pairs: ArrivedLate[] = []
  for (let row = 0; row < leaves.rows; row++)
    if (leaves.failures[row]! > 0 && lags[row]! >= 0) pairs.push({ lag: lags[row]!, known: until - at[row]! })
  const share = arrivedShare(pairs)
  return { ...leaves, exposure: leaves.exposure.map((n, row) => n * share(until - at[row]!)) }
}

function setAside(leaves: Leaves, spans: readonly BadSpan[]): Leaves {
  if (spans.length === 0) return leaves
  const exposure = leaves.exposure.slice()
  const failures = leaves.failures.slice()
  for (const { rows } of spans)
    for (const row of rows) {
      exposure[row] = 0
      failures[row] = 0
    }
  return { ...leaves, exposure, failures }
}

function findingOfSpan({ from, to, counted, exposure, logP }: BadSpan): PatternFinding {
  const p = Math.exp(logP)
  const { failures, expected } = counted
  return {
    slice: {},
    from,
    to,
    failures,
    exposure,
    expected,
    ...ratioOf(counted),
    p,
    q: p,
    claimed: true,
    direction: 'worse',
  }
}
