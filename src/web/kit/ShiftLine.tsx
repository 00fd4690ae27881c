import { useTranslation } from 'react-i18next'
import { useNow } from './now.ts'

/** One shift on the line, epoch milliseconds. A gap is an hour nobody covers. */
export interface ShiftBar {
  id: string
  from: number
  to: number
  /** "07–15", or what a gap says. */
  says: string
  leads?: boolean
  gap?: boolean
}

/** Shifts between two instants: past outlined, to come sunken, now ringed in ink; who leads is filled; a gap is dashed. */
export function ShiftLine(props: {
  from: number
  to: number
  shifts: readonly ShiftBar[]
  days?: readonly number[]
}) {
  const { t } = useTranslation('web')
  const now = useNow(60_000)
  const at = (instant: number) => (100 * (instant - props.from)) / (props.to - props.from)
  const place = (bar: { from: number; to: number }) => ({
    left: `${Math.max(0, at(bar.from))}%`,
    width: `${Math.min(100, at(bar.to)) - Math.max(0, at(bar.from))}%`,
  })
  return (
    <div className="shift-line">
      {props.days?.map((day) => (
        <i key={day} className="day" style={{ left: `${at(day)}%` }} />
      ))}
      {props.shifts.map((bar) => (
        <span key={bar.id} className={`shift ${stateOf(bar, now)}`} style={place(bar)} title={bar.says}>
          {bar.says}
          <span className="sr"> {t(`shift.${bar.gap ? 'gap' : bar.leads ? 'leads' : 'works'}`)}</span>
        </span>
      ))}
      {now > props.from && now < props.to ? <i className="now" style={{ left: `${at(now)}%` }} /> : null}
    </div>
  )
}

function stateOf(bar: ShiftBar, now: number): string {
  if (bar.gap) return 'gap'
  const when = bar.to <= now ? 'past' : bar.from > now ? 'to-come' : 'now-on'
  return bar.leads ? `leads ${when}` : when
}
