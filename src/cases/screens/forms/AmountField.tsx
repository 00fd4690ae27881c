import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, type Sum, useCurrencies } from '../../../web/kit/index.ts'
import { sumOf, typedOf } from './amount.ts'

/** A sum being typed, in the case's currency or the organisation's first. */
export function useAmount(start: Sum | undefined, wished?: string) {
  const currencies = useCurrencies()
  const currency = wished ?? start?.currency ?? currencies[0] ?? 'EUR'
  const [typed, setTyped] = useState(start && start.amount > 0 ? typedOf(start) : '')
  const sum = typed.trim() === '' ? undefined : sumOf(typed, currency)
  return { typed, setTyped, currency, sum, wrong: typed.trim() !== '' && !sum }
}

/** Its field: the number at the end, the currency in the label. */
export function AmountField(props: { label: string; amount: ReturnType<typeof useAmount>; help?: string }) {
  const { t } = useTranslation('cases')
  const { typed, setTyped, currency, wrong } = props.amount
  return (
    <Field
      label={`${props.label} (${currency})`}
      value={typed}
      onChange={setTyped}
      inputMode="decimal"
      end
      maxLength={16}
      {...(props.help && { help: props.help })}
      {...(wrong && { error: t('offer.wrongSum') })}
    />
  )
}
