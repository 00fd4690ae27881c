import { useMemo } from 'react'
import { useLocale } from '../../web/kit/index.ts'

// 5 January 2026 was a Monday.
const MONDAY = Date.UTC(2026, 0, 5)
const DAY_MS = 86_400_000

/** The weekdays in the viewer's language, Monday first. */
export function useDays(): { short: string; long: string }[] {
  const locale = useLocale()
  return useMemo(() => {
    const name = (weekday: 'short' | 'long', at: number) =>
      new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(at)
    return Array.from({ length: 7 }, (_, i) => {
      const at = MONDAY + i * DAY_MS
      return { short: name('short', at), long: name('long', at) }
    })
  }, [locale])
}
