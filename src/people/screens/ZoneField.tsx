import type { ReactNode } from 'react'
import { useLocale, useNow } from '../../web/kit/index.ts'
import { NativeSelect } from './NativeSelect.tsx'

/** A time zone, with what the clock there says now; a native list, because there are four hundred of them. */
export function ZoneField(props: {
  label: ReactNode
  value: string
  onChange: (zone: string) => void
  /** What an empty choice means; without it one must be chosen. */
  none?: string
}) {
  const locale = useLocale()
  const now = useNow(60_000)
  const known = Intl.supportedValuesOf('timeZone')
  const zones = props.value && !known.includes(props.value) ? [props.value, ...known] : known
  const time = (zone: string) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(now)
  return (
    <NativeSelect label={props.label} value={props.value} onChange={props.onChange}>
      {props.none === undefined ? null : <option value="">{props.none}</option>}
      {zones.map((zone) => (
        <option key={zone} value={zone}>
          {zone === props.value ? `${zone}, ${time(zone)}` : zone}
        </option>
      ))}
    </NativeSelect>
  )
}
