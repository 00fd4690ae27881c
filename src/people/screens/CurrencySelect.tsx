import type { ReactNode } from 'react'
import { currencies } from '../../language/currencies.ts'
import { useLocale } from '../../web/kit/index.ts'
import { NativeSelect } from './NativeSelect.tsx'

/** One of the world's currencies, by code and name. */
export function CurrencySelect(props: {
  label: ReactNode
  value: string
  onChange: (currency: string) => void
  /** What an empty choice says. */
  none?: string
  without?: readonly string[]
}) {
  const locale = useLocale()
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return (
    <NativeSelect label={props.label} value={props.value} onChange={props.onChange}>
      {props.none === undefined ? null : <option value="">{props.none}</option>}
      {currencies()
        .filter((code) => !props.without?.includes(code))
        .map((code) => (
          <option key={code} value={code}>
            {code}, {names.of(code)}
          </option>
        ))}
    </NativeSelect>
  )
}
