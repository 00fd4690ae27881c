import { useTranslation } from 'react-i18next'
import { Avatar, Button, Icon, useFormat, useNarrow } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'
import { isNew } from './CaseBar.tsx'
import { Triage } from './Triage.tsx'

/** Where the side column is a sheet: the line above the talk that keeps what must not be missed. */
export function Glance() {
  const { t } = useTranslation('cases')
  const { of, open } = useActing()
  const { money } = useFormat()
  const narrow = useNarrow()
  const { customer } = of
  // The same sum as in the side column, so that the line and the sheet behind it agree.
  const { stake } = of.assessment
  const offered = of.offers.findLast(({ stands }) => stands)
  const failures = customer.otherFailures.length
  return (
    <div className={css.glance}>
      {narrow ? null : (
        <>
          <Avatar name={customer.name} />
          <b lang={of.locale ?? undefined} className="clip">
            {customer.name}
          </b>
        </>
      )}
      {stake ? (
        <span className="meta num" title={t('why.yearly')}>
          {money(stake.yearly, true)}
        </span>
      ) : null}
      <span className="meta">{t('desk.glance.failures', { count: failures })}</span>
      {offered ? (
        <b className={css.offered}>
          <Icon name="gift" size="s" />
          {t('desk.glance.offered', { name: offered.offeredBy.name ?? '', sum: money(offered.total) })}
        </b>
      ) : null}
      <span className="grow" />
      {/* The bar of a phone has room for a title, a clock and one button. */}
      {narrow && isNew(of) ? <Triage /> : null}
      <Button dense {...(!narrow && { hotkey: 'D' })} onPress={() => open({ name: 'details' })}>
        {t('desk.details')}
      </Button>
    </div>
  )
}
