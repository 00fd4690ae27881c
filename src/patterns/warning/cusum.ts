/** What a chart watches for and how surprising it must be. */
export interface ChartRule {
  /** The rise that matters, in times: 2 for a part of the company, 1.5 for all of it. */
  ratio: number
  /** Spread of the counts beyond chance: variance = mean + spread x mean^2. */
  spread: number
  /** The sum at which the chart speaks, in nats. */
  threshold: number
}

/** One quarter-hour or hour of a series. */
export interface Bucket {
  /** Epoch seconds of its start. */
  at: number
  failures: number
  /** Failures due to the volume of this bucket, its hour and its weekday. */
  expected: number
}

/** All a chart has to remember. */
export interface ChartState {
  sum: number
  /** Start of the bucket after which the sum last was zero: where a rise began, if it is one. */
  since: number | undefined
}

/** A chart that has spoken. */
export interface Alarm {
  /** The bucket in which it spoke. */
  at: number
  /** Where the rise began, by the chart's own memory. */
  since: number
  failures: number
  expected: number
}

/** A chart that has seen nothing yet. */
export const QUIET: ChartState = { sum: 0, since: undefined }

/**
 * ln of how much likelier a count is if failures have become `ratio` times as frequent. Poisson where nothing spreads,
 * else negative binomial. With it, no other chart finds such a rise sooner at the same rate of false alarms
 * (Moustakides 1986).
 */
export function surprise(failures: number, expected: number, { ratio, spread }: ChartRule): number {
  if (spread < 1e-6) return failures * Math.log(ratio) - expected * (ratio - 1)
  const growth = Math.log1p(spread * expected * ratio) - Math.log1p(spread * expected)
  return failures * Math.log(ratio) - (failures + 1 / spread) * growth
}

/** The state after one more bucket; volume may differ from bucket to bucket. */
export function after(state: ChartState, { at, failures, expected }: Bucket, rule: ChartRule): ChartState {
  const sum = Math.max(0, state.sum + surprise(failures, expected, rule))
  if (sum === 0) return QUIET
  return { sum, since: state.since ?? at }
}

/** Follows a series from the start; after an alarm the chart begins anew. */
export function alarmsOf(buckets: readonly Bucket[], rule: ChartRule): Alarm[] {
  const alarms: Alarm[] = []
  let state = QUIET
  let seen = { failures: 0, expected: 0 }
  for (const bucket of buckets) {
    state = after(state, bucket, rule)
    seen = state.sum === 0 ? { failures: 0, expected: 0 } : addTo(seen, bucket)
    if (state.sum <= rule.threshold) continue
    alarms.push({ at: bucket.at, since: state.since ?? bucket.at, ...seen })
    state = QUIET
    seen = { failures: 0, expected: 0 }
  }
  return alarms
}

const addTo = (seen: { failures: number; expected: number }, bucket: Bucket) => ({
  failures: seen.failures + bucket.failures,
  expected: seen.expected + bucket.expected,
})
