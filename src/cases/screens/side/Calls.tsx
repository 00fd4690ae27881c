import { useTranslation } from 'react-i18next'
import { Button, Clock, SidePart } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'

/** Calls that wait, because there is no other way to this customer. */
export function Calls() {
  const { t } = useTranslation('cases')
  const { of, open } = useActing()
  const waiting = of.tasks.filter(({ doneAt }) => !doneAt)
  if (waiting.length === 0) return null
  return (
    <SidePart title={t('side.calls')} aside={of.customer.phone}>
      <ul className={css.lines}>
        {waiting.map((task) => (
          <li key={task.id}>
            <span className="grow">{t(`task.${task.why}`)}</span>
            <Clock from={task.madeAt} due={task.dueAt} />
            <Button dense onPress={() => open({ name: 'call', id: task.id })}>
              {t('side.called')}
            </Button>
          </li>
        ))}
      </ul>
    </SidePart>
  )
}
