import { useTranslation } from 'react-i18next'
import { Button, KeyValues, SidePart, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'

/** What we understood, the customer's view, and what we found: three things, never one. */
export function Known() {
  return (
    <>
      <Understood />
      <View />
      <Finding />
    </>
  )
}

function Understood() {
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

function View() {
  const { t } = useTranslation('cases')
  const { of, open } = useActing()
  const may = of.may.includes('customer-view')
  const view = of.customerView
  if (!view && !may) return null
  return (
    <SidePart title={t('view.title')} aside={view?.by.name}>
      {view ? (
        <KeyValues
          of={[
            [t('view.locus.label'), t(`view.locus.${view.locus}`)],
            [t('view.stability.label'), t(`view.stability.${view.stability}`)],
            [t('view.control.label'), t(`view.control.${view.control}`)],
          ]}
        />
      ) : (
        <p className="meta">{t('view.none')}</p>
      )}
      {may ? (
        <Button dense onPress={() => open({ name: 'view' })}>
          {t(view ? 'side.change' : 'side.write')}
        </Button>
      ) : null}
    </SidePart>
  )
}

function Finding() {
  const { t } = useTranslation('cases')
  const { of, open } = useActing()
  const { money } = useFormat()
  const may = of.may.includes('finding')
  const { finding } = of
  if (!finding && !may) return null
  return (
    <SidePart title={t('finding.title')} aside={finding?.by.name}>
      {finding ? (
        <KeyValues
          of={[
            [t('view.locus.label'), t(`view.locus.${finding.locus}`)],
            [t('finding.price'), money(finding.affectedPrice)],
            [t('finding.outcome.label'), t(`finding.outcome.${finding.outcome}`)],
          ]}
        />
      ) : (
        <p className="meta">{t('finding.none')}</p>
      )}
      {may ? (
        <Button dense onPress={() => open({ name: 'finding' })}>
          {t(finding ? 'side.change' : 'side.write')}
        </Button>
      ) : null}
    </SidePart>
  )
}
