import { useTranslation } from 'react-i18next'
import type { CaseRecommendation } from '../../../compensation/recommendSchema.ts'
import {
  Button,
  ErrorPart,
  Icon,
  Lines,
  Loading,
  MandateBar,
  Note,
  SidePart,
  useFormat,
} from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'
import type { CaseFile } from '../shapes.ts'
import { reasonsOf, useRecommendation } from '../useRecommendation.ts'
import { Fair } from './Fair.tsx'
import { Similar } from './Similar.tsx'

/** What we may give: two or three ways of equal cost, what is owed and what is added, and what to think twice about. */
export function MayGive() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const { money } = useFormat()
  const { data, error, refetch } = useRecommendation(of)
  if (!of.may.includes('offers')) return null
  const { finding } = of
  const aside = finding
    ? t(`mayGive.about.${finding.outcome}`, { sum: money(finding.affectedPrice) })
    : undefined
  return (
    <SidePart title={t('mayGive.title')} aside={aside}>
      {finding ? null : <FindFirst />}
      {error ? (
        <ErrorPart fact={t('mayGive.failed')} error={error} onRetry={() => void refetch()} />
      ) : finding && !data ? (
        <Loading shape={<Lines count={4} />} />
      ) : null}
      {finding && data && !isSettled(of) ? <Recommended of={data} /> : null}
      <Fair {...(data && finding && { of: data.fair })} />
    </SidePart>
  )
}

/** Somebody said yes, or it is solved: there is nothing left to recommend. */
const isSettled = ({ offers, solvedAt }: CaseFile): boolean =>
  solvedAt !== null || offers.some(({ stands, answer }) => stands && answer === 'accepted')

function FindFirst() {
  const { t } = useTranslation('cases')
  const { of, open } = useActing()
  return (
    <div className={css.findFirst}>
      <p className="meta">{t('mayGive.findFirst')}</p>
      <div className="row">
        {of.may.includes('finding') ? (
          <Button dense onPress={() => open({ name: 'finding' })}>
            {t('twoViews.writeOurs')}
          </Button>
        ) : null}
        <Button dense look="quiet" onPress={() => open({ name: 'offer' })}>
          {t('desk.step.offer')}
        </Button>
      </div>
    </div>
  )
}

function Recommended(props: { of: CaseRecommendation }) {
  const { of } = props
  return (
    <>
      <Options of={of} />
      <MandateBar owed={of.restitution} extra={of.goodwill} {...(of.mandate && { mandate: of.mandate })} />
      <TwoLines of={of} />
      <Thoughts of={of} />
      <Similar />
    </>
  )
}

/** Each way is one press from the form that offers it. */
function Options(props: { of: CaseRecommendation }) {
  const { t } = useTranslation('cases')
  const { open } = useActing()
  const { money } = useFormat()
  return (
    <>
      <p className="meta" id="ways">
        {t('mayGive.options')}
      </p>
      <ul className={css.options} aria-labelledby="ways">
        {props.of.options.map((option, index) => (
          <li key={option.kind}>
            <button type="button" onClick={() => open({ name: 'offer', option: index })}>
              <b>{option.label}</b>
              <span className="num">{money(option.cost)}</span>
              <More of={option} />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What it is worth to them where that is another sum, and our own time. */
function More(props: { of: CaseRecommendation['options'][number] }) {
  const { t } = useTranslation('cases')
  const { money } = useFormat()
  const { value, cost, minutes } = props.of
  const parts = [
    ...(value.amount === cost.amount ? [] : [t('mayGive.worth', { sum: money(value) })]),
    ...(minutes > 0 ? [t('mayGive.minutes', { count: minutes })] : []),
  ]
  return parts.length > 0 ? <span className="meta">{parts.join(' · ')}</span> : null
}

/** What is owed and what is added: two lines, each with its own reasons, never one sum. */
function TwoLines(props: { of: CaseRecommendation }) {
  const { t } = useTranslation('cases')
  const { money } = useFormat()
  const lines = [
    ['restitution', t('offer.owed'), props.of.restitution],
    ['goodwill', t('offer.extra'), props.of.goodwill],
  ] as const
  return (
    <dl className={css.twoLines}>
      {lines.map(([line, name, sum]) => (
        <div key={line}>
          <dt>{name}</dt>
          <dd className="num">{money(sum)}</dd>
          <dd className="meta">{reasonsOf(props.of, line)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Warnings stop nothing; what others promised is a floor; a person may be asked to look once more. */
function Thoughts(props: { of: CaseRecommendation }) {
  const { t } = useTranslation('cases')
  const { money, percent } = useFormat()
  const { warnings, offerNoLess, lookAgain, needsApproval } = props.of
  const flag = <Icon name="flag" size="s" />
  return (
    <>
      {offerNoLess && offerNoLess.rise.amount > 0 ? (
        <Note icon={<Icon name="gift" size="s" />}>
          <b>{t('mayGive.noLess', { name: offerNoLess.by, sum: money(offerNoLess.total) })}</b>{' '}
          {t('mayGive.rise', { sum: money(offerNoLess.rise) })}
        </Note>
      ) : null}
      {needsApproval ? <Note icon={flag}>{t('mayGive.asks')}</Note> : null}
      {warnings.map((warning) => (
        <Note key={warning} icon={flag}>
          {t(`mayGive.warning.${warning}`)}
        </Note>
      ))}
      {lookAgain.map((why) => (
        <Note key={why} icon={<Icon name="eye" size="s" />}>
          {t(`mayGive.lookAgain.${why}`, { share: percent(0.25) })}
        </Note>
      ))}
    </>
  )
}
