import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, useFinder } from '../../web/kit/index.ts'
import type { Page } from './shapes.ts'
import { useShortNext } from './useSummed.ts'

const FOUND = 6

/** What Ctrl K finds among cases: names, numbers, words. Draws nothing. */
export function FindCases() {
  const { t } = useTranslation('cases')
  const short = useShortNext()
  const navigate = useNavigate()
  useFinder(async (typed, signal) => {
    if (typed === '') return []
    const { items } = await api.get<Page>('/cases', {
      query: { q: typed, history: 'also', limit: FOUND },
      signal,
    })
    return items.map((row) => ({
      id: `case ${row.id}`,
      group: t('desk.palette.found'),
      says: row.customer.name,
      icon: 'person' as const,
      found: true,
      meta: `${row.reference} · ${short(row)}`,
      run: () => void navigate({ to: '/desk/$caseId', params: { caseId: row.id } }),
    }))
  })
  return null
}
