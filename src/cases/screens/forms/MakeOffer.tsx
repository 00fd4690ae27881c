import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseRecommendation } from '../../../compensation/recommendSchema.ts'
import {
  Field,
  MandateBar,
  Note,
  Select,
  type Sum,
  useCurrencies,
  useFormat,
} from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { useMandate } from '../useMandate.ts'
import { reasonsOf, useKindWords, useRecommendation } from '../useRecommendation.ts'
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
  'public-thanks',
] as const

/** What the form begins with: one of the recommended ways, or nothing. */
interface Start {
  kind: string
  restitution: Sum
  goodwill: Sum
  reasons: { restitution: string; goodwill: string }
}

/** Offers one of the recommended ways, or anything else; above the mandate it waits for a lead's yes. */
export function MakeOffer(props: { option?: number }) {
  const { of } = useActing()
  const { data } = useRecommendation(of)
  // Filled once: a table that changes meanwhile does not change what somebody types.
  if (of.finding && !data) return null
  const isFirst = of.offers.every(({ stands }) => !stands)
  const index = props.option ?? (isFirst ? 0 : undefined)
  const option = index === undefined ? undefined : data?.options[index]
  return <OfferForm {...(data && option && { start: startOf(data, option.kind), data })} />
}

/** What colleagues already promised is the floor: the extra begins higher where it must. */
function startOf(data: CaseRecommendation, kind: string): Start {
  const { restitution, goodwill, offerNoLess } = data
  const rise = offerNoLess?.rise.amount ?? 0
  return {
    kind,
    restitution,
    goodwill: { ...goodwill, amount: goodwill.amount + rise },
    reasons: { restitution: reasonsOf(data, 'restitution'), goodwill: reasonsOf(data, 'goodwill') },
  }
}

function OfferForm(props: { start?: Start; data?: CaseRecommendation }) {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const { money } = useFormat()
  const { start, data } = props
  const [kind, setKind] = useState<string>(start?.kind ?? 'refund')
  const [reason, setReason] = useState(start ? joined(start) : '')
  const currencies = useCurrencies()
  const [chosen, setCurrency] = useState<string>()
  const currency =
    chosen ?? of.finding?.affectedPrice.currency ?? of.value?.currency ?? currencies[0] ?? 'EUR'
  const owed = useAmount(start?.restitution, currency)
  const extra = useAmount(start?.goodwill, currency)
  const mandate = useMandate(currency)
  const zero = { amount: 0, currency }
  const total = (owed.sum?.amount ?? 0) + (extra.sum?.amount ?? 0)
  const above = mandate !== undefined && total > mandate.amount
  const ready = reason.trim() && !owed.wrong && !extra.wrong
  const sum = money({ amount: total, currency })
  const floor = data?.offerNoLess?.total
  const kinds = useKinds(data)
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
            ...(start && { reasons: kept(start, { owed: owed.sum, extra: extra.sum }) }),
          },
          fromVersion: true,
          label: t('offer.make', { name: of.customer.name }),
          said: t(above ? 'offer.asked' : 'offer.given', { sum }),
        })
      }
    >
      <Select label={t('offer.what')} value={kind} onChange={setKind} options={kinds} />
      {currencies.length > 1 ? (
        <Select
          label={t('offer.currency')}
          value={currency}
          onChange={setCurrency}
          options={currencies.map((id) => ({ id, name: id }))}
        />
      ) : null}
      <AmountField
        label={t('offer.owed')}
        amount={owed}
        help={start?.reasons.restitution || t('offer.owedHelp')}
      />
      <AmountField
        label={t('offer.extra')}
        amount={extra}
        help={start?.reasons.goodwill || t('offer.extraHelp')}
      />
      <MandateBar owed={owed.sum ?? zero} extra={extra.sum ?? zero} {...(mandate && { mandate })} />
      {above ? <p className="label">{t('offer.above')}</p> : null}
      {floor && floor.currency === currency && total < floor.amount ? (
        <Note icon={null}>{t('mayGive.noLess', { name: data?.offerNoLess?.by, sum: money(floor) })}</Note>
      ) : null}
      <Field label={t('offer.reason')} value={reason} onChange={setReason} lines={3} maxLength={2000} />
    </Form>
  )
}

const joined = ({ reasons }: Start): string =>
  [reasons.restitution, reasons.goodwill].filter(Boolean).join('. ')

/** A line keeps the recommendation's reason only while it is the recommendation's sum. */
function kept(start: Start, { owed, extra }: { owed: Sum | undefined; extra: Sum | undefined }) {
  const { restitution, goodwill } = start.reasons
  return {
    ...(restitution && owed?.amount === start.restitution.amount && { restitution }),
    ...(goodwill && extra?.amount === start.goodwill.amount && { goodwill }),
  }
}

/** The recommended ways first, then every single thing. */
function useKinds(data: CaseRecommendation | undefined) {
  const words = useKindWords()
  const recommended = data?.options.map(({ kind, label }) => ({ id: kind, name: label })) ?? []
  const single = KINDS.filter((kind) => recommended.every(({ id }) => id !== kind))
  return [...recommended, ...single.map((id) => ({ id: id as string, name: words(id) }))]
}
