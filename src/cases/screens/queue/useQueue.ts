import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../../web/kit/index.ts'
import { keys } from '../live.ts'
import type { Counts, Page } from '../shapes.ts'
import { askedFor, type View } from './views.ts'

const PAGE = 50

/** The rows of a view, more of them when its end comes near. */
export function useQueue(view: View, q: string) {
  const asked = useInfiniteQuery({
    queryKey: keys.list(view, q),
    queryFn: ({ pageParam, signal }) =>
      api.get<Page>('/cases', {
        query: { ...askedFor(view, q), limit: PAGE, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Live events keep the list true; a refetch would lose nothing but time.
    staleTime: 60_000,
  })
  const rows = useMemo(() => {
    const seen = new Set<string>()
    const all = asked.data?.pages.flatMap((page) => page.items) ?? []
    return all.filter(({ id }) => !seen.has(id) && seen.add(id))
  }, [asked.data])
  const more = () => {
    if (asked.hasNextPage && !asked.isFetchingNextPage) void asked.fetchNextPage()
  }
  return { rows, more, loading: asked.isPending, error: asked.error, again: () => void asked.refetch() }
}

/** The counts of the three views. */
export const useCounts = () =>
  useQuery({ queryKey: keys.counts, queryFn: () => api.get<Counts>('/cases/counts') }).data

/** The view to begin with: one's own cases, or the team's for somebody who has none (a lead, in the morning). */
export function useFirstView(): View | undefined {
  const counts = useCounts()
  if (!counts) return undefined
  return counts.mine === 0 ? 'team' : 'mine'
}
