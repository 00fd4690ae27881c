import { useTranslation } from 'react-i18next'
import { type Sum, useFormat } from './format.ts'

/** What an offer costs against what this person may give: owed in ink, the extra in gold; above the mandate it is hatched. */
export function MandateBar(props: {
  owed: Sum
  extra: Sum
  /** Undefined = no limit. */
  mandate?: Sum
  /** Whose mandate, where it is not the viewer's. */
  whose?: string
}) {
  const { t } = useTranslation('web')
  const { money } = useFormat()
  const total = props.owed.amount + props.extra.amount
  const limit = props.mandate?.amount ?? total
  const full = Math.max(total, limit, 1)
  const share = (amount: number) => `${(100 * amount) / full}%`
  const above = total > limit
  const may =
    props.mandate &&
    t(props.whose ? 'mandate.theirs' : 'mandate.yours', { sum: money(props.mandate), name: props.whose })
  return (
    <div className="mandate">
      <div className="track" aria-hidden="true">
        <i className="owed" style={{ width: share(props.owed.amount) }} />
        <i
          className={above ? 'extra above' : 'extra'}
          style={{ left: share(props.owed.amount), width: share(props.extra.amount) }}
        />
        {above ? <i className="limit" style={{ left: share(limit) }} /> : null}
      </div>
      <p className="meta num">
        <span>{t('mandate.sum', { owed: money(props.owed), extra: money(props.extra) })}</span>
        <span>{may ?? t('mandate.none')}</span>
      </p>
    </div>
  )
}
