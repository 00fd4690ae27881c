import { useTranslation } from 'react-i18next'
import { type ClockFacts, type ClockReading, readClock } from './clockReading.ts'
import { useNow } from './now.ts'
import { useSpan } from './useSpan.ts'

const ROUND = 2 * Math.PI * 42

/** The wall's clock: 96 px, with a notch where ten minutes are gone and the next lead is called. */
export function Dial(props: ClockFacts & { notchMinutes?: number }) {
  const reading = readClock(props, useNow())
  const minutes = (Date.parse(props.due) - Date.parse(props.from)) / 60_000
  // The ring drains clockwise from the top: after m minutes its end has come back to (1 - m / all) of the round.
  const notch = 360 * (1 - (props.notchMinutes ?? 10) / minutes)
  return (
    <div className={`dial ${reading.state}`}>
      <svg width="96" height="96" viewBox="0 0 96 96" aria-hidden="true">
        <g transform="rotate(-90 48 48)">
          <circle className="track" cx="48" cy="48" r="42" />
          <circle
            className="left"
            cx="48"
            cy="48"
            r="42"
            strokeDasharray={`${((reading.state === 'past' ? 1 : reading.left) * ROUND).toFixed(1)} ${ROUND.toFixed(1)}`}
          />
        </g>
        {reading.state === 'past' || reading.state === 'answered' || notch <= 0 ? null : (
          <path className="notch" d="M48 2v8" transform={`rotate(${notch} 48 48)`} />
        )}
      </svg>
      <DialText reading={reading} />
    </div>
  )
}

function DialText(props: { reading: ClockReading }) {
  const { t } = useTranslation('web')
  const span = useSpan()
  const { state, seconds } = props.reading
  const running = state !== 'past' && state !== 'answered'
  return (
    <span className="text">
      <span aria-hidden={running}>{running ? span.exact(seconds) : span.coarse(seconds)}</span>
      <small aria-hidden={running}>
        {t(state === 'past' ? 'clock.overWord' : state === 'answered' ? 'clock.answered' : 'clock.left')}
      </small>
      {running ? <span className="sr">{t(`clock.spoken.${state}`)}</span> : null}
    </span>
  )
}
