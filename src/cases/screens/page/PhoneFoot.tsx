import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { wishes } from '../compose/focus.ts'
import css from '../Desk.module.css'
import { StepButton, useStepAction } from './StepButton.tsx'

/** Under the thumb: the main action, a way to write, a way to call. */
export function PhoneFoot() {
  const { t } = useTranslation('cases')
  const { of, open } = useActing()
  const action = useStepAction()
  useEffect(() => {
    const write = () => open({ name: 'write' })
    wishes.addEventListener('write', write)
    return () => wishes.removeEventListener('write', write)
  })
  return (
    <footer className={css.foot}>
      {action ? <StepButton action={action} main /> : null}
      <div className="row">
        <button type="button" className={`input ${css.writeTo}`} onClick={() => open({ name: 'write' })}>
          {t('desk.writeTo', { name: of.customer.name })}
        </button>
        {of.customer.phone ? (
          <a
            className={`btn ${css.callNow}`}
            href={`tel:${of.customer.phone}`}
            aria-label={t('desk.callNow')}
          >
            <Icon name="phone" />
          </a>
        ) : null}
      </div>
    </footer>
  )
}
