import { useTranslation } from 'react-i18next'
import { useFormat, useWidth } from '../../web/kit/index.ts'
import css from './Charts.module.css'
import { type Cell, STEPS } from './heatScale.ts'
import { useDays } from './useDays.ts'

const LEFT = 40
const TOP = 22
const ROW = 32
const GAP = 2
/** From this width on a cell has room for its number. */
const ROOM_FOR_TEXT = 26

/** Hour by weekday: the darker, the more fails against what is expected. The frame is the finding. */
export function HeatMap({ cells, says }: { cells: readonly Cell[]; says: string }) {
  const [place, width] = useWidth()
  return (
    <div ref={place}>
      {width > 0 ? <Drawn cells={cells} says={says} width={width} /> : null}
      <Legend />
    </div>
  )
}

interface Grid {
  x: (hour: number) => number
  y: (day: number) => number
  w: number
  hours: number[]
}

function gridOf(cells: readonly Cell[], width: number): Grid {
  const hours = [...new Set(cells.map(({ hour }) => hour))]
  const step = (width - LEFT) / Math.max(hours.length, 1)
  return {
    x: (hour) => LEFT + (hour - hours[0]!) * step,
    y: (day) => TOP + day * (ROW + GAP),
    w: step - GAP,
    hours,
  }
}

function Drawn({ cells, says, width }: { cells: readonly Cell[]; says: string; width: number }) {
  const grid = gridOf(cells, width)
  const days = useDays()
  const framed = new Set(cells.filter((cell) => cell.framed).map(({ hour }) => hour))
  return (
    <svg
      className={`chart ${css.chart}`}
      width={width}
      height={TOP + 7 * (ROW + GAP) + 2}
      role="img"
      aria-label={says}
    >
      {grid.hours
        .filter((hour) => grid.w >= 20 || (hour - grid.hours[0]!) % 3 === 0)
        .map((hour) => (
          <text
            key={hour}
            className={framed.has(hour) ? 't' : undefined}
            x={grid.x(hour) + grid.w / 2}
            y={14}
            textAnchor="middle"
          >
            {String(hour).padStart(2, '0')}
          </text>
        ))}
      {days.map(({ short }, day) => (
        <text key={short} x={LEFT - 8} y={grid.y(day) + ROW / 2 + 4} textAnchor="end">
          {short}
        </text>
      ))}
      {cells.map((cell) => (
        <CellBox key={`${cell.day} ${cell.hour}`} cell={cell} grid={grid} />
      ))}
      <Frame cells={cells} grid={grid} />
    </svg>
  )
}

function CellBox({ cell, grid }: { cell: Cell; grid: Grid }) {
  const { number } = useFormat()
  const { t } = useTranslation('patterns')
  const [x, y] = [grid.x(cell.hour), grid.y(cell.day)]
  const loud = cell.step !== undefined && cell.step >= 4
  return (
    <>
      <rect
        className={cell.step === undefined ? css.closed : css[`heat${cell.step}`]}
        x={x}
        y={y}
        width={grid.w}
        height={ROW}
        rx={4}
      >
        <title>
          {t('people.point', {
            failures: number(cell.failures),
            expected: number(cell.expected, { maximumFractionDigits: 1 }),
          })}
        </title>
      </rect>
      {loud && grid.w >= ROOM_FOR_TEXT ? (
        <text className={css.loud} x={x + grid.w / 2} y={y + ROW / 2 + 4} textAnchor="middle">
          {number(cell.ratio, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}
        </text>
      ) : null}
    </>
  )
}

/** Around what the finding is about: an hour through the week, a day, or one hour of one day. */
function Frame({ cells, grid }: { cells: readonly Cell[]; grid: Grid }) {
  const framed = cells.filter((cell) => cell.framed)
  if (framed.length === 0) return null
  const [hours, days] = [framed.map(({ hour }) => hour), framed.map(({ day }) => day)]
  const [x, y] = [grid.x(Math.min(...hours)), grid.y(Math.min(...days))]
  return (
    <rect
      className={css.frame}
      x={x - 1.5}
      y={y - 1.5}
      width={grid.x(Math.max(...hours)) + grid.w - x + 3}
      height={grid.y(Math.max(...days)) + ROW - y + 3}
      rx={5}
    />
  )
}

function Legend() {
  const { t } = useTranslation('patterns')
  const { number } = useFormat()
  const says = (step: number) => {
    if (step === STEPS.length) return t('heat.above')
    const ratio = number(STEPS[step]!, { maximumFractionDigits: 2 })
    return t(step === 0 ? 'heat.under' : 'heat.to', { ratio })
  }
  return (
    <ul className={css.legend}>
      {[...STEPS.keys(), STEPS.length].map((step) => (
        <li key={step}>
          <i className={css[`swatch${step}`]} />
          {says(step)}
        </li>
      ))}
      <li>
        <i className={css.swatchClosed} />
        {t('heat.closed')}
      </li>
    </ul>
  )
}
