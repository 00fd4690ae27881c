import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LIKENESSES, type Likeness } from '../../../compensation/likeness.ts'
import { Select, useFormat } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import css from '../Desk.module.css'
import { useRecommendation } from '../useRecommendation.ts'

/** What similar cases got: the middle half, with how many they are, and the reader's choice of what is similar. */
export function Similar() {
  const { t } = useTranslation('cases')
  const { of } = useActing()
  const { money, percent } = useFormat()
  const [likeness, setLikeness] = useState<Likeness>('same-loss')
  const { data } = useRecommendation(of, likeness)
  if (!data) return null
  const { n, band } = data.similar
  const share = (hundredths: number) => percent(hundredths / 10_000)
  return (
    <div className={css.similar}>
      <Select
        label={t('similar.label')}
        value={likeness}
        onChange={setLikeness}
        options={LIKENESSES.filter((id) => id !== 'same-product' || of.product).map((id) => ({
          id,
          name: t(`similar.by.${id}`),
        }))}
      />
      {band ? (
        <p>
          {t('similar.band', {
            low: share(band.low.hundredths),
            high: share(band.high.hundredths),
            from: money(band.low.amount),
            to: money(band.high.amount),
          })}{' '}
          <span className="meta">{t('similar.n', { count: n, middle: share(band.middle.hundredths) })}</span>
        </p>
      ) : (
        <p className="meta">{t('similar.few', { count: n })}</p>
      )}
    </div>
  )
}
