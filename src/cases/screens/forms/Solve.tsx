import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { Form } from './Form.tsx'

/** Step three: what was done to make it good, and the bit more; two lines, never one. */
export function Solve() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const [what, setWhat] = useState('')
  const [extraMile, setExtraMile] = useState('')
  const { name } = of.customer
  return (
    <Form
      title={t('solve.title', { name })}
      before={t('solve.before')}
      says={t('desk.step.solved')}
      notYet={what.trim() ? undefined : t('compose.empty')}
      onDone={() =>
        act({
          method: 'PUT',
          path: `/cases/${of.id}/resolution`,
          body: { what: what.trim(), ...(extraMile.trim() && { extraMile: extraMile.trim() }) },
          fromVersion: true,
          label: t('solve.title', { name }),
          said: t('solve.done', { name }),
        })
      }
    >
      <Field label={t('solve.what')} value={what} onChange={setWhat} lines={4} maxLength={20_000} autoFocus />
      <Field
        label={t('solve.extra')}
        help={t('solve.extraHelp')}
        value={extraMile}
        onChange={setExtraMile}
        lines={3}
        maxLength={20_000}
      />
    </Form>
  )
}
