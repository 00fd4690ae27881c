import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chosen, Field, serverNow, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { Form } from './Form.tsx'
import { instantOf, localInput } from './localTime.ts'

/** How a promise ended. "Kept" is not offered once its time has passed; the server would not take it either. */
export function Outcome(props: { id: string }) {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const { moment } = useFormat()
  const promised = of.promises.find(({ id }) => id === props.id)
  const [when, setWhen] = useState(() => localInput(serverNow()))
  const [reason, setReason] = useState('')
  const at = instantOf(when)
  const late = promised !== undefined && at !== undefined && Date.parse(at) > Date.parse(promised.dueAt)
  const [chosen, setOutcome] = useState<'kept' | 'late' | 'broken'>()
  const outcome = chosen ?? (late ? 'late' : 'kept')
  if (!promised) return null
  return (
    <Form
      title={promised.text}
      before={t('desk.by', { time: moment(promised.dueAt) })}
      says={t('promise.settle')}
      notYet={at ? undefined : t('promise.notYet')}
      onDone={() =>
        act({
          method: 'PUT',
          path: `/promises/${promised.id}/outcome`,
          body: { outcome, at, ...(reason.trim() && { reason: reason.trim() }) },
          label: promised.text,
          said: t(`promise.said.${outcome}`),
        })
      }
    >
      <Chosen
        label={t('promise.how')}
        value={outcome}
        onChange={setOutcome}
        ways={(['kept', 'late', 'broken'] as const).map((id) => ({
          id,
          name: t(`promise.outcome.${id}`),
          refused: id === 'kept' && late,
          ...(id === 'kept' && late && { more: t('promise.tooLate') }),
        }))}
      />
      <Field label={t('promise.when')} type="datetime-local" value={when} onChange={setWhen} />
      {outcome === 'kept' ? null : (
        <Field label={t('promise.reason')} value={reason} onChange={setReason} maxLength={2000} />
      )}
    </Form>
  )
}
