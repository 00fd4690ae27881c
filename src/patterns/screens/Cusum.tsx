import { useTranslation } from 'react-i18next'
import { useFormat, useLocale, useWidth } from '../../web/kit/index.ts'
import css from './Charts.module.css'
import type { Chart } from './shapes.ts'

const HEIGHT = 74
const TOP = 14
const FLOOR = 58

/** One chart: the sum of surprises by day, and the line at which it speaks. */
export function Cusum({ chart, says }: { chart: Chart; says: string }) {
  const [place, width] = useWidth()
  const { t } = useTranslation('patterns')
  const { moment } = useFormat()
  const alarm = chart.alarms[0]
  return (
    <figure className={css.cusum}>
      <figcaption className={alarm ? css.spoke : undefined}>
        {chart.name}
        {alarm ? <span className="meta"> {`${t('counted.since')} ${moment(alarm.since)}`}</span> : null}
      </figcaption>
      <div ref={place} style={{ minHeight: HEIGHT }}>
        {width > 0 ? <Drawn chart={chart} says={says} width={width} /> : null}
      </div>
    </figure>
  )
}

function Drawn({ chart, says, width }: { chart: Chart; says: string; width: number }) {
  const { t } = useTranslation('patterns')
  const date = useDate()
  const top = 1.15 * Math.max(chart.threshold, ...chart.days.map(({ sum }) => sum))
  const right = width - 4
  const x = (day: number) => 2 + ((right - 2) * day) / Math.max(1, chart.days.length - 1)
  const y = (sum: number) => FLOOR - ((FLOOR - TOP) * sum) / top
  const points = chart.days.map(({ sum }, day) => `${x(day).toFixed(1)},${y(sum).toFixed(1)}`)
  const [first, last] = [chart.days[0], chart.days.at(-1)]
  return (
    <svg className={`chart ${css.chart}`} width={width} height={HEIGHT} role="img" aria-label={says}>
      <line className="ax" x1={2} x2={right} y1={FLOOR} y2={FLOOR} />
      <line className={css.inner} x1={2} x2={right} y1={y(chart.threshold)} y2={y(chart.threshold)} />
      <text x={right} y={y(chart.threshold) - 4} textAnchor="end">
        {t('charts.limit')}
      </text>
      <polyline className={css.sum} points={points.join(' ')} />
      {chart.days.map(({ at, sum }, day) =>
        sum > chart.threshold ? (
          <circle key={at} className={css.chosen} cx={x(day)} cy={y(sum)} r={4} />
        ) : null,
      )}
      {first ? (
        <text x={2} y={HEIGHT - 2}>
          {date(first.at)}
        </text>
      ) : null}
      {last ? (
        <text x={right} y={HEIGHT - 2} textAnchor="end">
          {date(last.at)}
        </text>
      ) : null}
    </svg>
  )
}

/** 3 Nov, in the viewer's language. */
function useDate(): (instant: string) => string {
  const { zone } = useFormat()
  const locale = useLocale()
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: zone })
  return (instant) => format.format(Date.parse(instant))
}
