import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Icon, KeyValues, Note, ScoreBars, SidePart, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'
import type { CaseFile } from '../shapes.ts'

type Contribution = CaseFile['assessment']['recoverability']['contributions'][number]

// Severity, earlier failures, stability, control, kind and relationship: what `confidence` is a share of.
const FACTS = 6

/** Why this score: every reason on one scale, what nobody knows, the four conditions as a hint, and what is at stake. */
export function Why() {
  const { t } = useTranslation('cases')
  const { of, open } = useActing()
  const { recoverability, hint } = of.assessment
  const { score, band, confidence, contributions } = recoverability
  const reasons = contributions.filter(({ factor }) => factor !== 'start')
  const known = t('why.known', { known: Math.round(confidence * FACTS), of: FACTS })
  return (
    <SidePart title={t('why.title')} aside={known}>
      <ScoreBars
        score={score}
        verdict={t(`assessment.band.${band}`)}
        parts={reasons.filter(({ points }) => points !== 0).map(partOf)}
      />
      <Costless of={reasons.filter(({ points }) => points === 0)} />
      <Flags />
      <Note icon={<Icon name="eye" size="s" />}>{hint}</Note>
      {!of.customerView && of.may.includes('customer-view') ? (
        <p className={css.askFor}>
          <Button dense onPress={() => open({ name: 'view' })}>
            {t('why.ask', { name: of.customer.name })}
          </Button>
        </p>
      ) : null}
      <Stake />
    </SidePart>
  )
}

const partOf = ({ factor, points, why }: Contribution) => ({ key: factor, says: why, points })

/** What was looked at and costs nothing: also a reason, one press away. */
function Costless(props: { of: readonly Contribution[] }) {
  const { t } = useTranslation('cases')
  if (props.of.length === 0) return null
  return (
    <details className={css.costless}>
      <summary className="meta">{t('why.zero', { count: props.of.length })}</summary>
      <ul className="meta">
        {props.of.map(({ factor, why }) => (
          <li key={factor}>{why}</li>
        ))}
      </ul>
    </details>
  )
}

/** Two things that change who must act. */
function Flags() {
  const { t } = useTranslation('cases')
  const { doubleDeviationAt, betrayalRisk } = useActing().of.assessment.flags
  const flags = [...(doubleDeviationAt ? ['double'] : []), ...(betrayalRisk ? ['betrayal'] : [])]
  return flags.map((flag) => (
    <Note key={flag} icon={<Icon name="flag" size="s" />}>
      <b>{t(`why.${flag}`)}</b> {t(`why.${flag}More`)}
    </Note>
  ))
}

function Stake() {
  const { t } = useTranslation('cases')
  const { money, percent } = useFormat()
  const { stake } = useActing().of.assessment
  if (!stake) return <Assumed />
  const { marginPercent, retentionPercent, discountPercent, networkPercent, years } = stake.assumptions
  const share = (whole: number) => percent(whole / 100)
  return (
    <div className={css.stake}>
      <KeyValues
        of={[[t('why.stake', { count: years }), <b key="b">{money(stake.atStake, true)}</b>, 'stake']]}
      />
      <Assumed>
        {t(`why.assumes.${stake.from}`, {
          margin: share(marginPercent),
          stay: share(retentionPercent),
          discount: share(discountPercent),
        })}{' '}
        {t(networkPercent === 0 ? 'why.network.none' : 'why.network.some', {
          percent: share(networkPercent),
        })}
      </Assumed>
    </div>
  )
}

/** Every number here is somebody's assumption until it was measured: said, one press away. */
function Assumed(props: { children?: ReactNode }) {
  const { t } = useTranslation('cases')
  const { version, basis } = useActing().of.assessment.judgedWith.points
  return (
    <details className={css.costless}>
      <summary className="meta">{t('why.assumed')}</summary>
      <p className="meta">
        {props.children} {t(`why.${basis}`, { version })}.
      </p>
    </details>
  )
}
