import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Caller, LiveEvent } from '../../web/kit/index.ts'
import { fits, type View } from './queue/views.ts'
import type { CaseFile, Page, Row } from './shapes.ts'

type List = InfiniteData<Page, string>

/** Cache keys of the desk. */
export const keys = {
  lists: ['cases', 'list'],
  list: (view: View, q: string) => ['cases', 'list', view, q],
  counts: ['cases', 'counts'],
  /** Whether there was ever a case. */
  ever: ['cases', 'ever'],
  one: (id: string) => ['cases', 'one', id],
} as const

// Counts are asked for again once things rest, not for each of a burst of alerts.
const REST_MS = 700
let resting: ReturnType<typeof setTimeout> | undefined

/** A case changed somewhere: its row is written into every list, the open page is asked for again. */
export function hearCase(event: LiveEvent, cache: QueryClient): void {
  const row = event.data as Row
  if (!row?.id || !row.next) return
  keepRow(cache, row)
  const page = cache.getQueryData<CaseFile>(keys.one(row.id))
  if (page && page.version < row.version) void cache.invalidateQueries({ queryKey: keys.one(row.id) })
}

/** A case went to a team that this person does not see. */
export function hearLeft(event: LiveEvent, cache: QueryClient): void {
  const id = (event.data as { caseId?: string }).caseId
  if (!id) return
  changeLists(cache, (items) => items.filter((item) => item.id !== id))
  void cache.invalidateQueries({ queryKey: keys.one(id) })
}

/** Writes one row into every list it belongs to, and takes it out of those it does not. */
export function keepRow(cache: QueryClient, row: Row): void {
  const me = cache.getQueryData<Caller>(['me'])?.id
  cache.setQueryData<Page>(keys.ever, (page) => page && { ...page, items: [row] })
  changeLists(cache, (items, view, q) => {
    const known = items.find((item) => item.id === row.id)
    if (known && known.version > row.version) return items
    const others = items.filter((item) => item.id !== row.id)
    if (q) return known ? items.map((item) => (item.id === row.id ? row : item)) : items
    return fits(view, row, me) ? inOrder([...others, row]) : others
  })
  // A list on its way may have been read before this change, and would come without it: asked again.
  const onItsWay = { queryKey: keys.lists, fetchStatus: 'fetching' } as const
  void cache.invalidateQueries(onItsWay)
  clearTimeout(resting)
  resting = setTimeout(() => void cache.invalidateQueries({ queryKey: keys.counts }), REST_MS)
}

function changeLists(cache: QueryClient, change: (items: Row[], view: View, q: string) => Row[]): void {
  for (const [key, list] of cache.getQueriesData<List>({ queryKey: keys.lists })) {
    // Under the same key a palette keeps plain finds; only lists of pages are ours to change.
    if (!list?.pages) continue
    const all = change(
      list.pages.flatMap((page) => page.items),
      key[2] as View,
      String(key[3] ?? ''),
    )
    cache.setQueryData<List>(key, { ...list, pages: inPages(list.pages, all) })
  }
}

// Page borders are the server's business; all rows we have stay in the first pages, the last one keeps its cursor.
function inPages(pages: readonly Page[], all: Row[]): Page[] {
  const last = pages.at(-1)?.nextCursor ?? null
  // Beyond the last row we have there may be others: a row that sorts behind it would stand in the wrong place.
  return pages.map((page, i) =>
    i === 0 ? { ...page, items: all } : { ...page, items: [], nextCursor: last },
  )
}

const LATEST = '9999'
const dueOf = (row: Row) => row.nextDueAt ?? LATEST

/** What breaks first stands first; as the server orders it. */
const inOrder = (rows: Row[]): Row[] =>
  rows.toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)) || a.id.localeCompare(b.id))
