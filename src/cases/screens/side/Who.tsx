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
    ...(of.value ? [[t('side.about'), money(of.value)] as [string, string]] : []),
    ...worth(),
    [t('side.earlier'), customer.otherFailures.length === 0 ? t('side.none') : customer.otherFailures.length],
  ]
  // The decade beside the year: one bad ticket is not what leaves with them.
  function worth(): [string, string][] {
    const { stake } = of.assessment
    if (!stake) return []
    return [
      [t('why.yearly'), money(stake.yearly, true)],
      [t('why.tenYears'), money(stake.overTenYears, true)],
    ]
  }
  return (
    <SidePart title={t('side.who')} aside={<Since />}>
      <KeyValues of={rows} />
      <Others />
      <Offered />
    </SidePart>
  )
}

/** Where they can be reached, and what else is known; below what decides. */
export function Reach() {
  const { t } = useTranslation('cases')
  const { email, phone, segment } = useActing().of.customer
  const rows = [
    ...(email ? [[t('side.email'), email] as const] : []),
    ...(phone ? [[t('side.phone'), phone] as const] : []),
    ...(segment ? [[t('side.segment'), segment] as const] : []),
  ]
  if (rows.length === 0) return null
  return (
    <SidePart title={t('side.reach')}>
      <KeyValues of={rows} />
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
  const counted = useCounted()
  return (
    <ul className={css.others}>
      {of.customer.otherFailures.slice(0, SHOWN).map((other) => (
        <li key={other.caseId}>
          <Link to="/desk/$caseId" params={{ caseId: other.caseId }} className="link">
            {other.reference}
          </Link>{' '}
          <span className="meta">
            {[moment(other.openedAt), t(`desk.status.${other.status}`), ...counted(other.caseId)].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** How much an earlier failure still counts, whether it was the same, and whether it was mended. */
function useCounted() {
  const { t } = useTranslation('cases')
  const { earlier } = useActing().of.assessment
  return (caseId: string): string[] => {
    const found = earlier.find((each) => each.caseId === caseId)
    if (!found) return []
    const weight = found.weight === 1 ? 'full' : found.weight > 0 ? 'half' : 'none'
    return [
      t(`earlier.weight.${weight}`),
      ...(found.sameCause ? [t('earlier.same')] : []),
      ...(found.recovered === null ? [] : [t(found.recovered ? 'earlier.mended' : 'earlier.notMended')]),
    ]
  }
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
