import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, MandateBar, Select, useCurrencies, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { useMandate } from '../useMandate.ts'
import { AmountField, useAmount } from './AmountField.tsx'
import { Form } from './Form.tsx'

const KINDS = [
  'refund',
  'reduction',
  'exchange',
  'redo',
  'money',
  'credit',
  'gift',
  'upgrade',
  'shipping',
  'waiver',
  'care',
  'note',
  'priority',
] as const

/** What is owed and what is added, on two lines; above the mandate it waits for a lead's yes. */
export function MakeOffer() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const { money } = useFormat()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('refund')
  const [reason, setReason] = useState('')
  const currencies = useCurrencies()
  const [chosen, setCurrency] = useState<string>()
  const currency =
    chosen ?? of.finding?.affectedPrice.currency ?? of.value?.currency ?? currencies[0] ?? 'EUR'
  const owed = useAmount(undefined, currency)
  const extra = useAmount(undefined, currency)
  const mandate = useMandate(currency)
  const zero = { amount: 0, currency }
  const total = (owed.sum?.amount ?? 0) + (extra.sum?.amount ?? 0)
  const above = mandate !== undefined && total > mandate.amount
  const ready = reason.trim() && !owed.wrong && !extra.wrong
  const sum = money({ amount: total, currency })
  return (
    <Form
      title={t('offer.make', { name: of.customer.name })}
      before={t('offer.before')}
      says={t(above ? 'offer.ask' : 'offer.give', { sum })}
      notYet={ready ? undefined : t('offer.notYet')}
      onDone={() =>
        act({
          method: 'POST',
          path: `/cases/${of.id}/offers`,
          body: {
            kind,
            reason: reason.trim(),
            ...(owed.sum && { restitution: owed.sum }),
            ...(extra.sum && { goodwill: extra.sum }),
          },
          fromVersion: true,
          label: t('offer.make', { name: of.customer.name }),
          said: t(above ? 'offer.asked' : 'offer.given', { sum }),
        })
      }
    >
      <Select
        label={t('offer.what')}
        value={kind}
        onChange={setKind}
        options={KINDS.map((id) => ({ id, name: t(`offer.kind.${id}`) }))}
      />
      {currencies.length > 1 ? (
        <Select
          label={t('offer.currency')}
          value={currency}
          onChange={setCurrency}
          options={currencies.map((id) => ({ id, name: id }))}
        />
      ) : null}
      <AmountField label={t('offer.owed')} amount={owed} help={t('offer.owedHelp')} />
      <AmountField label={t('offer.extra')} amount={extra} help={t('offer.extraHelp')} />
      <MandateBar owed={owed.sum ?? zero} extra={extra.sum ?? zero} {...(mandate && { mandate })} />
      {above ? <p className="label">{t('offer.above')}</p> : null}
      <Field label={t('offer.reason')} value={reason} onChange={setReason} lines={3} maxLength={2000} />
    </Form>
  )
}
