import { csvCell } from '../platform/csv/index.ts'
import { type Locale, t } from '../platform/i18n/index.ts'
import type { ImpactPage } from './page.ts'
import type { ShareFigure } from './view.ts'

/** One figure as a line of the file. Shares are written as fractions, empty below ten people. */
interface Line {
  figure: string
  group?: string
  n: number
  value?: number | undefined
  low?: number | null | undefined
  high?: number | null | undefined
  p?: number
  unit: string
  definition: string
}

const COLUMNS = ['figure', 'group', 'n', 'value', 'low', 'high', 'p', 'unit', 'definition'] as const

/** Every figure of the page as CSV, for a spreadsheet: the same numbers, each with its n, interval and definition. */
export function impactCsv(page: ImpactPage, locale: Locale): string {
  const define = (key: string) => t(locale, `impact:${key}`)
  const lines = [
    ...upliftLines(page, define),
    ...shareLines(page, define),
    ...groupLines(page, define),
    ...clockLines(page, define),
    ...pairLines(page, define),
  ]
  const rows = lines.map((line) => COLUMNS.map((column) => cell(line[column])).join(','))
  // The mark tells spreadsheets that this is UTF-8.
  return `\uFEFF${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`
}

type Define = (key: string) => string

// Numbers are ours: a minus in front is no formula.
const cell = (value: string | number | null | undefined): string =>
  typeof value === 'number' ? String(value) : csvCell(value ?? '')

function upliftLines({ uplift, scale }: ImpactPage, define: Define): Line[] {
  if (!uplift.shown) return []
  const { pairs: n, change, expected, net } = uplift
  return [
    {
      figure: 'change',
      n,
      value: change.mean,
      low: change.low,
      high: change.high,
      unit: scale,
      definition: define('definition.change'),
    },
    { figure: 'anyway', n, value: expected, unit: scale, definition: define('definition.expected') },
    {
      figure: 'net',
      n,
      value: net.mean,
      low: net.low,
      high: net.high,
      p: net.p,
      unit: scale,
      definition: define(uplift.definition),
    },
    ...uplift.points.flatMap(({ before, n: own, after, expected: line }) => [
      {
        figure: 'after',
        group: String(before),
        n: own,
        value: after.mean,
        low: after.low,
        high: after.high,
        unit: scale,
        definition: define('definition.point'),
      },
      {
        figure: 'afterAnyway',
        group: String(before),
        n: own,
        value: line,
        unit: scale,
        definition: define('definition.expected'),
      },
    ]),
  ]
}

const shareLine = (figure: string, share: ShareFigure, define: Define): Line => ({
  figure,
  n: share.n,
  value: share.shown?.rate,
  low: share.shown?.low,
  high: share.shown?.high,
  unit: 'share',
  definition: define(share.definition),
})

function shareLines({ recovered }: ImpactPage, define: Define): Line[] {
  const { headline, responders, anyway, coverage, bounds } = recovered
  return [
    shareLine('recovered', headline, define),
    shareLine('recoveredOfAnswered', responders, define),
    ...(anyway ? [shareLine('recoveredAnyway', anyway, define)] : []),
    {
      figure: 'answered',
      n: headline.n,
      value: coverage,
      unit: 'share',
      definition: define('definition.coverage'),
    },
    {
      figure: 'bounds',
      n: headline.n,
      low: bounds?.low,
      high: bounds?.high,
      unit: 'share',
      definition: define('definition.bounds'),
    },
  ]
}

const groupLines = ({ by, groups, scale }: ImpactPage, define: Define): Line[] =>
  groups.flatMap(({ name, rate, net }) => [
    { ...shareLine(`recovered by ${by}`, rate, define), group: name },
    ...(net
      ? [
          {
            figure: `net by ${by}`,
            group: name,
            n: rate.n,
            value: net.mean,
            low: net.low,
            high: net.high,
            unit: scale,
            definition: define('definition.shrunkNet'),
          },
        ]
      : []),
  ])

const clockLines = ({ clocks }: ImpactPage, define: Define): Line[] =>
  clocks.flatMap(({ clock, n, medianSeconds, p90Seconds, within }) => [
    {
      figure: `${clock} median`,
      n,
      value: medianSeconds,
      unit: 'seconds',
      definition: define(`definition.${clock}`),
    },
    {
      figure: `${clock} nine in ten`,
      n,
      value: p90Seconds,
      unit: 'seconds',
      definition: define(`definition.${clock}`),
    },
    shareLine(`${clock} in time`, within, define),
  ])

const pairLines = ({ pairs, scale }: ImpactPage, define: Define): Line[] =>
  pairs.map(({ arm, before, after, count }) => ({
    figure: `pairs ${arm}`,
    group: `${before} > ${after ?? ''}`,
    n: count,
    unit: scale,
    definition: define(`definition.${arm}`),
  }))
