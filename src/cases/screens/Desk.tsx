import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, Empty, useNarrow } from '../../web/kit/index.ts'
import css from './Desk.module.css'
import { EmptyDesk } from './EmptyDesk.tsx'
import { keys } from './live.ts'
import { CasePage } from './page/CasePage.tsx'
import { Queue } from './queue/Queue.tsx'
import { useFirstView, useQueue } from './queue/useQueue.ts'
import type { Page } from './shapes.ts'

/** The desk: the queue and the case beside it; on a phone one after the other. */
export function Desk() {
  const { caseId } = useParams({ strict: false })
  const narrow = useNarrow()
  const nobodyEver = useNobodyEver()
  if (nobodyEver && !caseId) return <EmptyDesk />
  return (
    <div className={css.desk}>
      {narrow && caseId ? null : <Queue at={caseId} />}
      {caseId ? <CasePage key={caseId} id={caseId} /> : narrow ? null : <FirstCase />}
    </div>
  )
}

/** Nobody chose a case yet: the one that cannot wait is opened. */
function FirstCase() {
  const { t } = useTranslation('cases')
  const first = useQueue(useFirstView() ?? 'mine', '').rows[0]
  if (first) return <Navigate to="/desk/$caseId" params={{ caseId: first.id }} replace />
  return (
    <section className={css.nothing}>
      <Empty title={t('desk.choose')}>{t('desk.chooseMore')}</Empty>
    </section>
  )
}

/** True only when the server said that there is not one case, open or closed. */
function useNobodyEver(): boolean {
  const { data } = useQuery({
    queryKey: keys.ever,
    queryFn: () => api.get<Page>('/cases', { query: { limit: 1, history: 'also', sort: 'newest' } }),
    select: (page) => page.items?.length === 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data === true
}
