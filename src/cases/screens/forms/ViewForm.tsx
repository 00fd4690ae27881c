import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActing } from '../acting.tsx'
import { Form } from './Form.tsx'
import { type Judged, startJudged, ViewFields, wholeView } from './ViewFields.tsx'

/** What the customer thinks happened. It cannot be wrong: it is how it felt. */
export function ViewForm() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const [view, setView] = useState<Judged>(() => startJudged(of.customerView))
  const whole = wholeView(view)
  return (
    <Form
      title={t('view.title')}
      before={t('view.before', { name: of.customer.name })}
      says={t('view.keep')}
      notYet={whole ? undefined : t('view.notYet')}
      onDone={() =>
        act({
          method: 'PUT',
          path: `/cases/${of.id}/customer-view`,
          body: whole,
          label: t('view.title'),
          said: t('view.kept'),
        })
      }
    >
      <ViewFields value={view} onChange={setView} />
    </Form>
  )
}
