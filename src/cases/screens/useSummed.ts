import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/kit/index.ts'
import type { Row } from './shapes.ts'

/** The next thing of a case in a few words: "Offer is out, 12:10". */
export function useShortNext() {
  const { t } = useTranslation('cases')
  const { moment } = useFormat()
  return ({ next }: Pick<Row, 'next'>): string => {
    const says = t(`next.${next.kind}.short`, next.values)
    return next.dueAt ? t('desk.shortBy', { next: says, time: moment(next.dueAt) }) : says
  }
}

/** A score as people say it: "1 of 5 stars". */
export function useScoreWords() {
  const { t } = useTranslation('cases')
  return (scale: string, score: number): string => t(`title.${scale}`, { score })
}
