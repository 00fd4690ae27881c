import { type Dot, hoursBetween, minuteMarks, topOf } from './dotScale.ts'
import { useFormat } from './format.ts'
import { useNow } from './now.ts'
import { useWidth } from './useWidth.ts'

const HEIGHT = 164
const LEFT = 26
const TOP = 14
const FLOOR = 136

interface Chart {
  says: string
  dots: readonly Dot[]
  from: number
  to: number
  line?: number | undefined
  remark?: string | undefined
}

/** The picture: gold dots within the promise, hollow ink above it, now as an upright line. */
export function DotChart(props: Chart) {
  const [place, width] = useWidth()
  return (
    <div ref={place} style={{ height: HEIGHT }}>
      {width > 0 ? <Drawn {...props} width={width} /> : null}
    </div>
  )
}

function Drawn(props: Chart & { width: number }) {
  const line = props.line ?? 15
  const top = topOf(line, props.dots)
  const right = props.width - 8
  const x = (at: number) => LEFT + ((right - LEFT) * (at - props.from)) / (props.to - props.from)
  const y = (minutes: number) => FLOOR - ((FLOOR - TOP) * Math.min(minutes, top)) / top
  const late = props.dots.filter((dot) => dot.minutes > line)
  return (
    <svg className="chart" width={props.width} height={HEIGHT} role="img" aria-label={props.says}>
      {minuteMarks(top).map((mark) => (
        <g key={mark}>
          <line className={markClass(mark, line)} x1={LEFT} x2={right} y1={y(mark)} y2={y(mark)} />
          <text x={18} y={y(mark) + 4} textAnchor="end">
            {mark}
          </text>
        </g>
      ))}
      <Hours {...props} x={x} />
      {props.dots.map((dot) => (
        <circle
          key={dot.id}
          className={dot.minutes > line ? 'late' : 'kept'}
          cx={x(dot.at)}
          cy={y(dot.minutes)}
          r={dot.minutes > line ? 4 : 3.6}
        >
          <title>{`${dot.name}, ${Math.round(dot.minutes)}`}</title>
        </circle>
      ))}
      {props.remark && late.length > 0 ? (
        <text className="t2" {...beside(late, x, right)} y={y(line) - 8}>
          {props.remark}
        </text>
      ) : null}
    </svg>
  )
}

const markClass = (mark: number, line: number) =>
  mark === 0 ? 'ax' : mark === line ? 'grid promise' : 'grid'

/** The remark stands right of the last late dot, or left of the first where there is no room. */
function beside(late: readonly Dot[], x: (at: number) => number, right: number) {
  const at = late.map((dot) => x(dot.at))
  const last = Math.max(...at)
  return last > right - 190 ? { x: Math.min(...at) - 14, textAnchor: 'end' as const } : { x: last + 29 }
}

function Hours(props: Chart & { width: number; x: (at: number) => number }) {
  const { time } = useFormat()
  const now = useNow(60_000)
  const live = now > props.from && now < props.to
  const near = (at: number) => live && Math.abs(props.x(at) - props.x(now)) < 60
  const says = (at: number) => time(new Date(at).toISOString())
  return (
    <>
      {hoursBetween(props.from, props.to, Math.floor(props.width / 90))
        .filter((hour) => !near(hour))
        .map((hour) => (
          <text key={hour} x={props.x(hour)} y={156} textAnchor="middle">
            {says(hour)}
          </text>
        ))}
      {live ? (
        <>
          <line className="now" x1={props.x(now)} x2={props.x(now)} y1={10} y2={FLOOR} />
          <text className="t" x={props.x(now)} y={156} textAnchor="middle">
            {says(now)}
          </text>
        </>
      ) : null}
    </>
  )
}
