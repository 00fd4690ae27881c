import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chosen, Field, Select } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { AmountField, useAmount } from './AmountField.tsx'
import { Form } from './Form.tsx'
import { type Judged, startJudged, ViewFields, wholeView } from './ViewFields.tsx'

const SEVERITIES = ['S1', 'S2', 'S3', 'S4', 'S5'] as const
const OUTCOMES = ['rejected', 'accepted'] as const

/** What we found out: it drives what is owed and what must change. Never merged with the customer's view. */
export function FindingForm() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const { finding } = of
  const [view, setView] = useState<Judged>(() => startJudged(finding))
  const [severity, setSeverity] = useState<(typeof SEVERITIES)[number]>(finding?.severity ?? of.severity)
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number] | undefined>(finding?.outcome)
  const [late, setLate] = useState(String(finding?.businessDaysLate ?? ''))
  const price = useAmount(finding?.affectedPrice ?? of.value ?? undefined)
  const whole = wholeView(view)
  const days = late.trim() === '' ? undefined : Number(late)
  const ready = whole && outcome && price.sum && (days === undefined || Number.isInteger(days))
  return (
    <Form
      title={t('finding.title')}
      before={t('finding.before')}
      says={t('view.keep')}
      notYet={ready ? undefined : t('view.notYet')}
      onDone={() =>
        act({
          method: 'PUT',
          path: `/cases/${of.id}/finding`,
          body: {
            ...whole,
            severity,
            outcome,
            affectedPrice: price.sum,
            ...(days !== undefined && { businessDaysLate: days }),
          },
          label: t('finding.title'),
          said: t('finding.kept'),
        })
      }
    >
      <Select
        label={t('finding.severity')}
        value={severity}
        onChange={setSeverity}
        options={SEVERITIES.map((id) => ({ id, name: t(`assessment.why.severity.${id}`) }))}
      />
      <AmountField label={t('finding.price')} amount={price} />
      <Chosen
        label={t('finding.outcome.label')}
        plain
        value={outcome}
        onChange={setOutcome}
        ways={OUTCOMES.map((id) => ({ id, name: t(`finding.outcome.${id}`) }))}
      />
      <Field
        label={t('finding.late')}
        value={late}
        onChange={setLate}
        inputMode="numeric"
        end
        maxLength={5}
      />
      <ViewFields value={view} onChange={setView} />
    </Form>
  )
}
