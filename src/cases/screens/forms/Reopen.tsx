import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox, Field } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { Form } from './Form.tsx'

/** It is not right after all: the steps begin anew, and what the first time left stays readable. */
export function Reopen() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const [why, setWhy] = useState('')
  const [said, setSaid] = useState(false)
  const { name } = of.customer
  const query = new URLSearchParams({ why: why.trim(), customerSaid: String(said) })
  return (
    <Form
      title={t('reopen.title', { reference: of.reference })}
      before={t('reopen.before')}
      says={t('reopen.do')}
      notYet={why.trim() ? undefined : t('reopen.notYet')}
      onDone={() =>
        act({
          method: 'DELETE',
          path: `/cases/${of.id}/closure?${query}`,
          fromVersion: true,
          label: t('reopen.title', { reference: of.reference }),
          said: t('reopen.done', { reference: of.reference }),
        })
      }
    >
      <Field label={t('reopen.why')} value={why} onChange={setWhy} lines={3} maxLength={2000} autoFocus />
      <Checkbox checked={said} onChange={setSaid}>
        {t('reopen.said', { name })}
      </Checkbox>
    </Form>
  )
}
