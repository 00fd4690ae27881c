import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chosen, Field, Select } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { Form } from './Form.tsx'

const ANSWERS = ['satisfied', 'no-answer', 'not-satisfied'] as const
/** Where it came from, until an organisation has its own tree. */
export const CAUSES = [
  'technical',
  'production',
  'marketing',
  'service',
  'people',
  'tools',
  'supplier',
  'customer',
  'unknown',
] as const

/** Step four: how it ended, in the customer's word, and what is learnt from it. */
export function Close() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const [answer, setAnswer] = useState<(typeof ANSWERS)[number]>()
  const [cause, setCause] = useState<(typeof CAUSES)[number]>()
  const [what, setWhat] = useState(of.resolution?.what ?? '')
  const { name } = of.customer
  const ready = answer && cause && what.trim()
  return (
    <Form
      title={t('close.title', { name })}
      says={t(answer === 'not-satisfied' ? 'close.reopen' : 'desk.step.close')}
      notYet={ready ? undefined : t('close.notYet')}
      onDone={() =>
        act({
          method: 'PUT',
          path: `/cases/${of.id}/closure`,
          body: { answer, cause, whatWeDid: what.trim() },
          fromVersion: true,
          label: t('close.title', { name }),
          said: t(answer === 'not-satisfied' ? 'close.opened' : 'close.done', { reference: of.reference }),
        })
      }
    >
      <Chosen
        label={t('close.said', { name })}
        value={answer}
        onChange={setAnswer}
        ways={ANSWERS.map((id) => ({ id, name: t(`close.answer.${id}`), more: t(`close.more.${id}`) }))}
      />
      <Select
        label={t('close.cause')}
        value={cause}
        onChange={setCause}
        placeholder={t('close.choose')}
        options={CAUSES.map((id) => ({ id, name: t(`cause.${id}`) }))}
      />
      <Field label={t('close.what')} value={what} onChange={setWhat} lines={3} maxLength={20_000} />
    </Form>
  )
}
