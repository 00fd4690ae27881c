import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chosen, Field } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { CallLink } from '../side/Side.tsx'
import { Form } from './Form.tsx'

/** A call was made: reached, or nobody answered, which is kept as an attempt. */
export function Called(props: { id: string }) {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const task = of.tasks.find(({ id }) => id === props.id)
  const [reached, setReached] = useState<'yes' | 'no'>()
  const [note, setNote] = useState('')
  if (!task) return null
  const { name } = of.customer
  return (
    <Form
      title={t(`task.${task.why}`)}
      before={[name, of.customer.phone].filter(Boolean).join(' · ')}
      says={t('call.keep')}
      notYet={reached ? undefined : t('call.notYet')}
      also={<CallLink />}
      onDone={() =>
        act({
          method: 'PUT',
          path: `/tasks/${task.id}/done`,
          body: { reached: reached === 'yes', ...(note.trim() && { note: note.trim() }) },
          label: t('compose.callLabel', { name }),
          said: t(reached === 'yes' ? 'call.reached' : 'call.notReached', { name }),
        })
      }
    >
      {of.understanding && task.why === 'read-back' ? (
        <p className="voice">{of.understanding.summary}</p>
      ) : null}
      <Chosen
        label={t('call.how')}
        value={reached}
        onChange={setReached}
        ways={(['yes', 'no'] as const).map((id) => ({
          id,
          name: t(`call.${id}`),
          more: t(`call.more.${id}`),
        }))}
      />
      <Field label={t('call.note')} value={note} onChange={setNote} lines={3} maxLength={2000} />
    </Form>
  )
}
