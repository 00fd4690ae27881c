import { useTranslation } from 'react-i18next'
import { useFormat, useWidth } from '../../web/kit/index.ts'
import css from './Charts.module.css'
import type { Limit, Point } from './shapes.ts'

const HEIGHT = 300
const LEFT = 40
const TOP = 12
const FLOOR = 256
/** A quarter to four times, in doublings. */
const MARKS = [0.25, 0.5, 1, 2, 4]
/** Who lies outside with this chance is named. */
const OUT = 0.05

interface Props {
  points: readonly Point[]
  limits: readonly Limit[]
  says: string
  /** The person of the chosen finding: gold. */
  chosen: string | undefined
}

/** A funnel: whoever lies within its limits differs no more than people do. */
export function Funnel(props: Props) {
  const [place, width] = useWidth()
  return (
    <div ref={place} style={{ minHeight: HEIGHT }}>
      {width > 0 ? <Drawn {...props} width={width} /> : null}
    </div>
  )
}

interface Scale {
  x: (expected: number) => number
  y: (ratio: number) => number
  right: number
}

function scaleOf(limits: readonly Limit[], width: number): Scale {
  const right = width - 8
  const most = limits.at(-1)?.expected ?? 1
  return {
    right,
    x: (expected) => LEFT + ((right - LEFT) * expected) / most,
    y: (ratio) => {
      const log = Math.log2(Math.min(4.4, Math.max(0.23, ratio)))
      return TOP + ((FLOOR - TOP) * (2 - log)) / 4
    },
  }
}

function Drawn(props: Props & { width: number }) {
  const { t } = useTranslation('patterns')
  const { number } = useFormat()
  const scale = scaleOf(props.limits, props.width)
  const marks = expectedMarks(props.limits.at(-1)?.expected ?? 1)
  return (
    <svg
      className={`chart ${css.chart}`}
      width={props.width}
      height={HEIGHT}
      role="img"
      aria-label={props.says}
    >
      {MARKS.map((mark) => (
        <g key={mark}>
          <line
            className={mark === 1 ? 'ax' : 'grid'}
            x1={LEFT}
            x2={scale.right}
            y1={scale.y(mark)}
            y2={scale.y(mark)}
          />
          <text x={LEFT - 8} y={scale.y(mark) + 4} textAnchor="end">
            {`${number(mark)}×`}
          </text>
        </g>
      ))}
      <Band {...props} scale={scale} />
      {marks.map((mark) => (
        <text key={mark} x={scale.x(mark)} y={FLOOR + 18} textAnchor="middle">
          {number(mark)}
        </text>
      ))}
      <text x={scale.right} y={FLOOR + 36} textAnchor="end">
        {t('people.axis')}
      </text>
      {props.points.map((point) => (
        <PersonDot key={point.name} point={point} scale={scale} chosen={point.name === props.chosen} />
      ))}
    </svg>
  )
}

/** Round numbers of expected failures, about five of them. */
function expectedMarks(most: number): number[] {
  const step =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((each) => most / each <= 6) ?? 10_000
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
}

function Band({ limits, scale }: Props & { scale: Scale }) {
  const { t } = useTranslation('patterns')
  const line = (of: (limit: Limit) => number, turned = false) => {
    const along = turned ? [...limits].reverse() : limits
    return along
      .map((limit) => `${scale.x(limit.expected).toFixed(1)},${scale.y(of(limit)).toFixed(1)}`)
      .join(' ')
  }
  const last = limits.at(-1)
  return (
    <>
      <polygon className={css.band} points={`${line((l) => l.high998)} ${line((l) => l.high95, true)}`} />
      <polygon className={css.band} points={`${line((l) => l.low998)} ${line((l) => l.low95, true)}`} />
      <polyline className={css.outer} points={line((l) => l.high998)} />
      <polyline className={css.outer} points={line((l) => l.low998)} />
      <polyline className={css.inner} points={line((l) => l.high95)} />
      <polyline className={css.inner} points={line((l) => l.low95)} />
      {last ? (
        <>
          <text x={scale.right} y={scale.y(last.high998) - 6} textAnchor="end">
            {t('people.outer')}
          </text>
          <text x={scale.right} y={scale.y(last.high95) + 15} textAnchor="end">
            {t('people.inner')}
          </text>
        </>
      ) : null}
    </>
  )
}

function PersonDot({ point, scale, chosen }: { point: Point; scale: Scale; chosen: boolean }) {
  const { t } = useTranslation('patterns')
  const { number } = useFormat()
  const [x, y] = [scale.x(point.expected), scale.y(point.ratio)]
  const named = chosen || point.q < OUT
  const counts = t('people.point', {
    failures: number(point.failures),
    expected: number(point.expected, { maximumFractionDigits: 1 }),
  })
  const left = x > scale.right - 180
  const text = { x: left ? x - 10 : x + 10, textAnchor: left ? ('end' as const) : ('start' as const) }
  return (
    <>
      <circle
        className={chosen ? css.chosen : named ? css.named : css.person}
        cx={x}
        cy={y}
        r={named ? 5.5 : 4}
      >
        <title>{`${point.name}: ${counts}`}</title>
      </circle>
      {named ? (
        <>
          <text className="t" {...text} y={y - 8}>
            {point.name}
          </text>
          <text {...text} y={y + 6}>
            {counts}
          </text>
        </>
      ) : null}
    </>
  )
}
