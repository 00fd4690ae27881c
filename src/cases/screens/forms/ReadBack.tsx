import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox, Field } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { Form } from './Form.tsx'

/** Step two: what we understood, in words the customer can say yes to. */
export function ReadBack() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const asked = of.next.kind === 'await-confirmation'
  const [summary, setSummary] = useState(of.understanding?.summary ?? '')
  const [confirmed, setConfirmed] = useState(asked)
  const { name } = of.customer
  return (
    <Form
      title={t('readBack.title')}
      before={t('readBack.before', { name })}
      says={t(confirmed ? 'readBack.confirmed' : of.customer.email ? 'readBack.send' : 'readBack.call')}
      notYet={summary.trim() ? undefined : t('compose.empty')}
      onDone={() =>
        act({
          method: 'PUT',
          path: `/cases/${of.id}/understanding`,
          body: { summary: summary.trim(), confirmedByCustomer: confirmed },
          fromVersion: true,
          label: t('readBack.label', { name }),
          said: t(confirmed ? 'readBack.done' : 'readBack.sent', { name }),
        })
      }
    >
      <Field
        label={t('readBack.summary')}
        help={t('readBack.help')}
        value={summary}
        onChange={setSummary}
        lines={7}
        maxLength={20_000}
        autoFocus
      />
      <Checkbox checked={confirmed} onChange={setConfirmed}>
        {t('readBack.said', { name })}
      </Checkbox>
    </Form>
  )
}
