import { useNavigate, useSearch } from '@tanstack/react-router'
import { GROUPINGS } from '../groupings.ts'
import type { Filters } from './shapes.ts'

const NAMES = ['weeks', 'site', 'team', 'agent', 'cause', 'channel', 'scale'] as const
/** Half a year: long enough for a verdict in a small company, short enough to be about now. */
export const WEEKS = '26'

/** The filters as the address says them, so that a view can be kept and sent. */
export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const said = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const filters: Filters = {}
  for (const name of NAMES) if (said[name] !== undefined) filters[name] = String(said[name])
  const by = GROUPINGS.find((each) => each === said.by)
  if (by) filters.by = by
  return [
    filters,
    (change) =>
      void navigate({
        to: '.',
        search: { ...filters, ...change } as never,
        replace: true,
        resetScroll: false,
      }),
  ]
}

/** The same for the server: the weeks become a first day in this browser's calendar. */
export function queryOf({ weeks = WEEKS, ...rest }: Filters): Record<string, string | undefined> {
  if (weeks === 'all') return rest
  const days = 7 * Number(weeks) - 1
  const from = new Date(Date.now() - (Number.isFinite(days) ? days : 90) * 86_400_000)
  return { ...rest, from: from.toISOString() }
}
