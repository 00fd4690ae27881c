import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chosen, Field, serverNow } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { Form } from './Form.tsx'
import { instantOf, localInput } from './localTime.ts'

const KINDS = ['answer', 'call', 'delivery', 'money', 'repair', 'other'] as const
const HOUR_MS = 3_600_000

/** Something we say we will do, and by when; the queue knows from now on when it breaks. */
export function PromiseForm() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('answer')
  const [text, setText] = useState('')
  const [due, setDue] = useState(() => localInput(serverNow() + 2 * HOUR_MS))
  const dueAt = instantOf(due)
  const notYet = text.trim() && dueAt ? undefined : t('promise.notYet')
  return (
    <Form
      title={t('promise.title', { name: of.customer.name })}
      says={t('side.promise')}
      notYet={notYet}
      onDone={() =>
        act({
          method: 'POST',
          path: `/cases/${of.id}/promises`,
          body: { kind, text: text.trim(), dueAt },
          label: t('promise.title', { name: of.customer.name }),
          said: t('promise.done', { text: text.trim() }),
        })
      }
    >
      <Chosen
        label={t('promise.what')}
        plain
        value={kind}
        onChange={setKind}
        ways={KINDS.map((id) => ({ id, name: t(`promise.kind.${id}`) }))}
      />
      <Field
        label={t('promise.text')}
        help={t('promise.help')}
        value={text}
        onChange={setText}
        maxLength={2000}
        autoFocus
      />
      <Field label={t('promise.due')} type="datetime-local" value={due} onChange={setDue} />
    </Form>
  )
}
