import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, ErrorPart, Lines, Loading, useList, useLocale } from '../../web/kit/index.ts'
import { Charts } from './Charts.tsx'
import { FindingList } from './FindingList.tsx'
import { HeatCard } from './HeatCard.tsx'
import { NothingFound } from './NothingFound.tsx'
import css from './Patterns.module.css'
import { PatternsHead } from './PatternsHead.tsx'
import { PeopleCard } from './PeopleCard.tsx'
import { Remarks } from './Remarks.tsx'
import { PATTERNS, type PatternsNow } from './shapes.ts'

// A search takes seconds; whoever started one sees it end.
const WHILE_SEARCHING_MS = 1_500

/** What to mend: findings left, when and who and lately at the right. */
export function Patterns() {
  const { t } = useTranslation('patterns')
  const locale = useLocale()
  const { data, error, refetch } = useQuery({
    queryKey: [...PATTERNS, locale],
    queryFn: ({ signal }) => api.get<PatternsNow>('/patterns', { query: { locale }, signal }),
    refetchInterval: ({ state }) => (state.data?.next ? WHILE_SEARCHING_MS : false),
  })
  if (!data)
    return error ? (
      <ErrorPart fact={t('screen.failed')} error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading shape={<Lines count={9} />} />
    )
  return <Shown now={data} />
}

function Shown({ now }: { now: PatternsNow }) {
  const { t } = useTranslation('patterns')
  const { findingId } = useParams({ strict: false }) as { findingId?: string }
  const navigate = useNavigate()
  const all = [...now.findings, ...now.resolved]
  const chosen = all.find(({ id }) => id === findingId) ?? now.findings[0]
  const go = (id: string) => void navigate({ to: '/patterns/$findingId', params: { findingId: id } })
  useList({ ids: all.map(({ id }) => id), at: chosen?.id, go })
  const searchId = now.search?.id
  return (
    <>
      <PatternsHead now={now} />
      {searchId && now.search?.interactions ? (
        <div className={css.page}>
          <div className={css.main}>
            {now.findings.length === 0 ? <NothingFound now={now} /> : null}
            {all.length > 0 ? <FindingList now={now} chosen={chosen} go={go} /> : null}
            <Remarks now={now} />
          </div>
          <aside className={css.side} aria-label={t('screen.beside')}>
            <HeatCard chosen={chosen} searchId={searchId} zone={now.timeZone} />
            <PeopleCard chosen={chosen} searchId={searchId} />
            <Charts searchId={searchId} />
          </aside>
        </div>
      ) : (
        <NothingFound now={now} />
      )}
    </>
  )
}
