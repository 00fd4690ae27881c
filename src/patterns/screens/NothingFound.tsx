import { useTranslation } from 'react-i18next'
import { Empty, useFormat } from '../../web/kit/index.ts'
import type { PatternsNow } from './shapes.ts'

/** Why nothing is said, and what it means: not searched yet, nothing to search in, or nothing beyond chance. */
export function NothingFound({ now: { search } }: { now: PatternsNow }) {
  const { t } = useTranslation('patterns')
  const { number } = useFormat()
  if (!search) return <Empty title={t('headline.never')}>{t('screen.neverMore')}</Empty>
  if (!search.interactions) return <Empty title={t('screen.empty')}>{t('screen.emptyMore')}</Empty>
  return (
    <Empty title={t('headline.nothing')}>
      {t('screen.quietMore', {
        slices: number(search.slices ?? 0),
        interactions: number(search.interactions),
      })}
    </Empty>
  )
}
