import { sayAlarm, sayFewAgents, sayFinding, sayModule, sayReleases } from './explain/say.ts'
import { releaseTitle, titleOf } from './explain/title.ts'
import { dimensionName, type Saying } from './explain/where.ts'
import type { FailedRow, FindingRow } from './store/findings.ts'
import type { SearchRow } from './store/searches.ts'
import type { Chart } from './stored/charts.ts'

const instant = (seconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.round(seconds * 1000)).toString()

/** A finding as the API tells it: its figures, and the same in words. */
export function toldFinding(row: FindingRow, saying: Saying) {
  const { finding, story, lacking } = row.body
  const { slice, direction, failures, exposure, expected, ratio, low, high, p, q, claimed } = finding
  return {
    id: row.id,
    slice,
    direction,
    failures,
    exposure,
    expected,
    ratio,
    low,
    high,
    p,
    q,
    claimed,
    ...(finding.from === undefined ? {} : { from: instant(finding.from), to: instant(finding.to!) }),
    avoidable: direction === 'worse' ? Math.max(0, Math.floor(expected * (low - 1))) : 0,
    life: row.life,
    bothHalves: story.bothHalves,
    since: story.since === undefined ? null : instant(story.since),
    first: instant(story.first),
    last: instant(story.last),
    firstFoundAt: row.first_found_at,
    lastFoundAt: row.last_found_at,
    resolvedAt: row.resolved_at,
    lacking: lacking ? { ...lacking, sentence: sayFewAgents(lacking.module, lacking, saying.locale) } : null,
    title: titleOf(finding, saying),
    sentence: sayFinding(finding, saying, { ...story, life: row.life }),
  }
}

/** A search as the API tells it. */
export function toldSearch(search: SearchRow) {
  const { report } = search
  return {
    id: search.id,
    state: search.state,
    askedAt: search.asked_at,
    finishedAt: search.finished_at,
    ...spanOf(search),
    ...(report
      ? {
          interactions: report.interactions,
          failures: report.failures,
          unlinked: report.unlinked,
          slices: report.slices,
          leftOut: report.leftOut,
        }
      : {}),
  }
}

/** What was searched, or will be. */
const spanOf = ({ report, from_at, to_at }: SearchRow) =>
  report?.span
    ? { from: instant(report.span.from), to: instant(report.span.to) }
    : { from: from_at, to: to_at }

/** What releases and modules go with, and what has risen lately, each with its sentence. */
export function toldRest({ report }: SearchRow, saying: Saying) {
  const { locale } = saying
  return {
    releases: (report?.releases ?? []).map((effect) => ({
      component: effect.component,
      up: effect.up,
      count: effect.weeks.length,
      ...(effect.pooled ?? {}),
      p: effect.p,
      title: releaseTitle(effect.component, effect, locale),
      sentence: sayReleases(effect.component, effect, locale) ?? '',
    })),
    modules: (report?.modules ?? []).map((effect) => ({ ...effect, sentence: sayModule(effect, locale) })),
    warnings: (report?.charts?.shown ?? []).flatMap((chart) =>
      chart.alarms.map((alarm) => ({
        dimension: chart.dimension ?? null,
        value: chart.value ?? null,
        at: instant(alarm.at),
        since: instant(alarm.since),
        failures: alarm.failures,
        expected: alarm.expected,
        sentence: sayAlarm(chartName(chart, locale), alarm, saying),
      })),
    ),
  }
}

/** The name of a chart: what it is about. */
export const chartName = ({ dimension, value }: Chart, locale: string): string =>
  dimension === undefined
    ? dimensionName('everything', locale)
    : `${dimensionName(dimension, locale)}: ${value}`

/** A chart with its name and its days as instants. */
export const toldChart = (chart: Chart, locale: string) => ({
  dimension: chart.dimension ?? null,
  value: chart.value ?? null,
  name: chartName(chart, locale),
  threshold: chart.threshold,
  days: chart.days.map(({ at, ...day }) => ({ at: instant(at), ...day })),
  alarms: chart.alarms.map(({ at, since, ...alarm }) => ({
    at: instant(at),
    since: instant(since),
    ...alarm,
  })),
})

/** A failed interaction, what the customer said, and the case that followed. */
export const toldRow = (row: FailedRow) => ({
  id: row.id,
  externalId: row.external_id,
  occurredAt: row.occurred_at,
  channel: row.channel,
  product: row.product,
  staff: row.staff,
  comment: row.comment,
  locale: row.locale,
  score: row.score,
  scale: row.scale,
  case: row.case_id ? { id: row.case_id, reference: row.reference, title: row.title } : null,
})
