import { useTranslation } from 'react-i18next'
import { Avatar, Icon, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'
import { Calls } from './Calls.tsx'
import { Given } from './Given.tsx'
import { MayGive } from './MayGive.tsx'
import { Promises } from './Promises.tsx'
import { Ratings } from './Ratings.tsx'
import { Reading } from './Reading.tsx'
import { TwoViews } from './TwoViews.tsx'
import { Understood } from './Understood.tsx'
import { Reach, Who } from './Who.tsx'
import { Why } from './Why.tsx'

/** The right column: who this is, why this score, what we may give, what is promised. */
export function Side() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  return (
    <aside className={css.side} aria-label={t('side.label')}>
      <header className={css.sideHead}>
        <Avatar name={of.customer.name} size="l" />
        <div className="grow">
          <b lang={of.locale ?? undefined} className="clip">
            {of.customer.name}
          </b>
          <Place />
        </div>
        <CallLink />
      </header>
      <SideParts />
    </aside>
  )
}

/** The parts themselves, also in the sheet of narrow screens. */
export function SideParts() {
  return (
    <>
      <Who />
      <Calls />
      <Why />
      <MayGive />
      <Given />
      <Promises />
      <Understood />
      <Reading />
      <TwoViews />
      <Ratings />
      <Reach />
    </>
  )
}

/** Where it happened, and what time it is for the customer when that differs. */
export function Place() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const format = useFormat()
  const zone = of.customer.timeZone
  const there =
    zone && zone !== format.zone
      ? t('side.there', {
          time: new Intl.DateTimeFormat(format.locale, {
            timeZone: zone,
            hour: '2-digit',
            minute: '2-digit',
            hourCycle: 'h23',
          }).format(new Date()),
        })
      : ''
  const place = [of.team?.name, of.site?.name, there].filter(Boolean).join(' · ')
  return <p className="meta clip">{place}</p>
}

/** Dials where this machine can; otherwise shows the number to dial. */
export function CallLink() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  if (!of.customer.phone) return null
  return (
    <a className="btn" href={`tel:${of.customer.phone}`} title={of.customer.phone}>
      <Icon name="phone" size="s" />
      {t('desk.callNow')}
    </a>
  )
}
