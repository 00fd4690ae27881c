import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chosen, Field, MandateBar, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { Form } from './Form.tsx'

/** A lead says yes or no to an offer above somebody's mandate; the reason stays with the case, for colleagues only. */
export function Decide(props: { id: string }) {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const { money } = useFormat()
  const [verdict, setVerdict] = useState<'approve' | 'reject'>()
  const [reason, setReason] = useState('')
  const offer = of.offers.find(({ id }) => id === props.id)
  if (!offer) return null
  return (
    <Form
      title={t('offer.decideTitle', { sum: money(offer.total), name: of.customer.name })}
      before={`${offer.offeredBy.name ?? ''}: ${offer.reason}`}
      says={t(verdict ? `offer.verdict.${verdict}` : 'offer.decide')}
      notYet={verdict && reason.trim() ? undefined : t('offer.decideNotYet')}
      onDone={() =>
        act({
          method: 'PUT',
          path: `/offers/${offer.id}/approval`,
          body: { verdict, reason: reason.trim() },
          label: t('offer.decide'),
          said: t(`offer.decided.${verdict}`, { sum: money(offer.total) }),
        })
      }
    >
      <MandateBar owed={offer.restitution} extra={offer.goodwill} />
      <Chosen
        label={t('offer.decide')}
        value={verdict}
        onChange={setVerdict}
        ways={(['approve', 'reject'] as const).map((id) => ({ id, name: t(`offer.verdict.${id}`) }))}
      />
      <Field
        label={t('offer.decideWhy')}
        help={t('offer.decideHelp')}
        value={reason}
        onChange={setReason}
        lines={3}
        maxLength={2000}
      />
    </Form>
  )
}
