import { useTranslation } from 'react-i18next'
import { minutesSeconds, spanWords } from './clockReading.ts'
import { useFormat } from './format.ts'

/** Words for spans of time: what is left, how long past, how long it took. */
export function useSpan() {
  const { t } = useTranslation('web')
  const { moment } = useFormat()
  const coarse = (seconds: number): string => {
    if (seconds < 60) return t('clock.seconds', { count: seconds })
    if (seconds < 3600) return t('clock.minutes', { count: Math.floor(seconds / 60) })
    if (seconds < 86_400)
      return t('clock.hours', {
        hours: Math.floor(seconds / 3600),
        minutes: String(Math.floor((seconds % 3600) / 60)).padStart(2, '0'),
      })
    return t('clock.days', { count: Math.floor(seconds / 86_400) })
  }
  /** What stands beside a ring: 2:18, 18 min, 1 h 10, Mon 09:00. */
  const left = (seconds: number, due: string, exact?: boolean): string => {
    const words = spanWords(seconds, exact)
    if (words.as === 'exact') return words.text
    if (words.as === 'moment') return moment(due)
    return coarse(seconds)
  }
  return { coarse, left, exact: minutesSeconds }
}
