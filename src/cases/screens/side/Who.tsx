import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Icon, KeyValues, Note, SidePart, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'

/** Who this is: worth, since when, earlier failures, and what others already promised or offered. */
export function Who() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const { money } = useFormat()
  const { customer } = of
  const rows: [string, React.ReactNode][] = [
    ...(of.value ? [[t('side.atStake'), money(of.value)] as [string, string]] : []),
    ...(customer.lifetimeValue
      ? [[t('side.lifetime'), money(customer.lifetimeValue, true)] as [string, string]]
      : []),
    ...(customer.segment ? [[t('side.segment'), customer.segment] as [string, string]] : []),
    ...(customer.email ? [[t('side.email'), customer.email] as [string, string]] : []),
    ...(customer.phone ? [[t('side.phone'), customer.phone] as [string, string]] : []),
    [t('side.earlier'), customer.otherFailures.length === 0 ? t('side.none') : customer.otherFailures.length],
  ]
  return (
    <SidePart title={t('side.who')} aside={<Since />}>
      <KeyValues of={rows} />
      <Others />
      <Offered />
    </SidePart>
  )
}

function Since() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const { locale } = useFormat()
  if (!of.customer.since) return null
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return t('side.since', { date: month.format(new Date(of.customer.since)) })
}

const SHOWN = 4

function Others() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const { moment } = useFormat()
  return (
    <ul className={css.others}>
      {of.customer.otherFailures.slice(0, SHOWN).map((other) => (
        <li key={other.caseId}>
          <Link to="/desk/$caseId" params={{ caseId: other.caseId }} className="link">
            {other.reference}
          </Link>{' '}
          <span className="meta">
            {moment(other.openedAt)} ·{' '}
            {t(other.answer ? `close.answer.${other.answer}` : `desk.status.${other.status}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What somebody else already offered: nobody may offer less without knowing. */
function Offered() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const { money, moment } = useFormat()
  const offer = of.offers.findLast(({ stands }) => stands)
  if (!offer) return null
  return (
    <Note icon={<Icon name="gift" size="s" />}>
      <b>{t('side.offered', { name: offer.offeredBy.name ?? '', sum: money(offer.total) })}</b>{' '}
      {t('side.offeredAt', { time: moment(offer.offeredAt) })}
    </Note>
  )
}
