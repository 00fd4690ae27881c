import { type Sum, useFormat } from './format.ts'

/** A sum of money. `whole` drops the cents. Never coloured. */
export function Money(props: { of: Sum; whole?: boolean }) {
  return <span className="num">{useFormat().money(props.of, props.whole)}</span>
}

/**
 * A moment in the viewer's zone; hovering, or reading with a screen reader's details, gives the whole of it and the
 * site's own time. `as`: the short form by default, the time of day, the day, the whole, or "5 minutes ago".
 */
export function Time(props: {
  at: string
  as?: 'moment' | 'time' | 'day' | 'full' | 'relative'
  siteZone?: string
}) {
  const format = useFormat()
  const here = format.full(props.at)
  const there = props.siteZone && props.siteZone !== format.zone ? format.full(props.at, props.siteZone) : ''
  return (
    <time className="num" dateTime={props.at} title={[here, there].filter(Boolean).join('\n')}>
      {format[props.as ?? 'moment'](props.at)}
    </time>
  )
}
