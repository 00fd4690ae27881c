import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type InfiniteData, QueryClient } from '@tanstack/react-query'
import { keepRow, keys } from './live.ts'
import type { Page, Row } from './shapes.ts'

const ANA = { id: 'ana', name: 'Ana' }

const row = (id: string, more: Partial<Row> = {}) =>
  ({
    id,
    version: 1,
    status: 'open',
    history: false,
    owner: ANA,
    waitingForCustomerSince: null,
    nextDueAt: '2026-11-22T12:00:00Z',
    ...more,
  }) as unknown as Row

/** A desk at which Ana sits, with her queue. */
function desk(...mine: Row[]) {
  const cache = new QueryClient()
  cache.setQueryData(['me'], ANA)
  cache.setQueryData(keys.ever, { items: mine, nextCursor: null })
  for (const view of ['mine', 'team', 'waiting'] as const)
    cache.setQueryData(keys.list(view, ''), {
      pages: [{ items: view === 'mine' ? mine : [], nextCursor: null }],
      pageParams: [''],
    })
  const shown = (view: 'mine' | 'team' | 'waiting') =>
    cache
      .getQueryData<InfiniteData<Page>>(keys.list(view, ''))
      ?.pages.flatMap(({ items }) => items.map(({ id }) => id))
  return { cache, shown }
}

test('a case that is handed to somebody else leaves my queue and stays in the team’s', () => {
  const { cache, shown } = desk(row('clara'), row('omar'))
  keepRow(cache, row('clara', { version: 2, owner: { id: 'priya', name: 'Priya' } }))
  assert.deepEqual(shown('mine'), ['omar'])
  assert.deepEqual(shown('team'), ['clara'])
  cache.clear()
})

test('a case that came to me stands where it breaks', () => {
  const { cache, shown } = desk(row('clara'), row('nora', { nextDueAt: '2026-11-22T15:00:00Z' }))
  keepRow(cache, row('omar', { nextDueAt: '2026-11-22T13:00:00Z' }))
  assert.deepEqual(shown('mine'), ['clara', 'omar', 'nora'])
  cache.clear()
})

test('news that come late change nothing', () => {
  const { cache, shown } = desk(row('clara', { version: 5 }))
  keepRow(cache, row('clara', { version: 4, status: 'closed' }))
  assert.deepEqual(shown('mine'), ['clara'])
  cache.clear()
})

test('a closed case is nobody’s work any more', () => {
  const { cache, shown } = desk(row('clara'))
  keepRow(cache, row('clara', { version: 2, status: 'closed' }))
  assert.deepEqual(shown('mine'), [])
  cache.clear()
})
