import { useTranslation } from 'react-i18next'
import { SidePart, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'

/** What we understood, in the words that were read back. */
export function Understood() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const { moment } = useFormat()
  const { understanding } = of
  if (!understanding) return null
  const state = understanding.confirmedAt
    ? t('side.confirmed', { time: moment(understanding.confirmedAt) })
    : understanding.correctedAt
      ? t('side.corrected')
      : t('side.asked', { time: moment(understanding.at) })
  return (
    <SidePart title={t('side.understood')} aside={state}>
      <p className={css.summary}>{understanding.summary}</p>
      {understanding.correction ? <p className="voice">“{understanding.correction}”</p> : null}
    </SidePart>
  )
}
