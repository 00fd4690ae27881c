import { useTranslation } from 'react-i18next'
import { useLostSince } from '../api/hooks.ts'
import { type ClockFacts, type ClockReading, readClock } from './clockReading.ts'
import { Icon } from './Icon.tsx'
import { useNow } from './now.ts'
import { useSpan } from './useSpan.ts'

/** What a clock takes. */
export interface ClockProps extends ClockFacts {
  /** mm:ss up to an hour, for alerts. */
  exact?: boolean
  /** Whom we wait for: the clock is paused and says so. */
  waitsFor?: string
  /** Others may have acted, so the ring is dashed and the text says "about"; by default while there is no connection. */
  about?: boolean
}

/** A 14 px ring that drains clockwise, with its text. Screen readers hear a change of state, not every second. */
export function Clock(props: ClockProps) {
  const { t } = useTranslation('web')
  if (props.waitsFor)
    return (
      <span className="clock paused">
        <Icon name="clock" size="s" />
        {t('clock.waitsFor', { name: props.waitsFor })}
      </span>
    )
  return <Ticking {...props} />
}

function Ticking(props: ClockProps) {
  const { t } = useTranslation('web')
  const span = useSpan()
  const reading = readClock(props, useNow())
  const { state, seconds } = reading
  const lost = useLostSince() !== undefined
  const about = (props.about ?? lost) && state !== 'answered'
  const said =
    state === 'answered'
      ? t('clock.in', { span: span.coarse(seconds) })
      : state === 'past'
        ? t('clock.over', { span: span.coarse(seconds) })
        : span.left(seconds, props.due, props.exact)
  return (
    <span className={`clock ${state}${about ? ' about' : ''}`}>
      {state === 'answered' ? (
        <Icon name="tick" size="s" />
      ) : state === 'past' ? null : (
        <Ring left={reading.left} />
      )}
      <span aria-hidden="true">{about ? t('clock.about', { span: said }) : said}</span>
      <Spoken reading={reading} said={said} due={props.due} />
    </span>
  )
}

/** What a screen reader hears: the state and the moment it breaks, which changes at most four times. */
function Spoken(props: { reading: ClockReading; said: string; due: string }) {
  const { t } = useTranslation('web')
  const { state } = props.reading
  return <span className="sr">{state === 'answered' ? props.said : t(`clock.spoken.${state}`)}</span>
}

function Ring(props: { left: number }) {
  return (
    <svg className="ring" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" />
      <circle cx="8" cy="8" r="6" pathLength="100" strokeDasharray={`${Math.round(props.left * 100)} 100`} />
    </svg>
  )
}
