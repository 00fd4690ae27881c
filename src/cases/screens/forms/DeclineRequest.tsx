import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { Form } from './Form.tsx'

/** A request that cannot be met is not brushed aside: what it was, why not, and what comes nearest. */
export function DeclineRequest() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const [asked, setAsked] = useState(of.askedFor?.words.slice(0, 2000) ?? '')
  const [whyNot, setWhyNot] = useState('')
  const [alternative, setAlternative] = useState('')
  const ready = asked.trim() && whyNot.trim() && alternative.trim()
  return (
    <Form
      title={t('declined.title')}
      before={t('declined.before')}
      says={t('view.keep')}
      notYet={ready ? undefined : t('declined.notYet')}
      onDone={() =>
        act({
          method: 'POST',
          path: `/cases/${of.id}/declined-requests`,
          body: { asked: asked.trim(), whyNot: whyNot.trim(), alternative: alternative.trim() },
          label: t('declined.title'),
          said: t('declined.kept'),
        })
      }
    >
      <Field label={t('declined.asked')} value={asked} onChange={setAsked} lines={3} maxLength={2000} />
      <Field label={t('declined.whyNot')} value={whyNot} onChange={setWhyNot} lines={2} maxLength={2000} />
      <Field
        label={t('declined.alternative')}
        help={t('declined.alternativeHelp')}
        value={alternative}
        onChange={setAlternative}
        lines={2}
        maxLength={2000}
      />
    </Form>
  )
}
