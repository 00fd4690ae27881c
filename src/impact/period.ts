/** A stretch of calendar that has sums of its own. */
export interface Span {
  span: 'day' | 'month' | 'year'
  /** Its first day. */
  since: Temporal.PlainDate
}

/** From the first to the last day, both included. */
export interface Period {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
}

/** The fewest spans that are exactly these days: years, months, and days at the ends; 13 weeks are some forty. */
export function spansOf({ from, to }: Period): Span[] {
  const spans: Span[] = []
  const end = to.add({ days: 1 })
  for (let day = from; Temporal.PlainDate.compare(day, end) < 0; ) {
    const span = longestFrom(day, end)
    spans.push({ span, since: day })
    day = day.add({ [`${span}s`]: 1 })
  }
  return spans
}

/** A period in whole months and years, and the days at its ends. */
export interface Parts {
  sums: Span[]
  days: Period[]
}

/** The same in what has sums of its own, and in what has to be read day by day. */
export function partsOf(period: Period): Parts {
  const parts: Parts = { sums: [], days: [] }
  for (const each of spansOf(period)) {
    const last = parts.days.at(-1)
    if (each.span !== 'day') parts.sums.push(each)
    else if (last?.to.add({ days: 1 }).equals(each.since)) last.to = each.since
    else parts.days.push({ from: each.since, to: each.since })
  }
  return parts
}

function longestFrom(day: Temporal.PlainDate, end: Temporal.PlainDate): Span['span'] {
  const fits = (next: Temporal.PlainDate) => Temporal.PlainDate.compare(next, end) <= 0
  if (day.day !== 1) return 'day'
  if (day.month === 1 && fits(day.add({ years: 1 }))) return 'year'
  return fits(day.add({ months: 1 })) ? 'month' : 'day'
}
