import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, Button, ErrorPart, Lines, Loading, Sheet, useFormat } from '../../web/kit/index.ts'
import css from './Patterns.module.css'
import { type FailedRow, type Finding, PATTERNS } from './shapes.ts'

interface Page {
  items: FailedRow[]
  nextCursor: string | null
}

/** The failures behind a finding, the newest first, in the customers' own words where they said any. */
export function RowsSheet(props: { finding: Finding; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('patterns')
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t('rows.title')}
      before={t('rows.newest', { count: props.finding.failures })}
    >
      {props.open ? <Rows id={props.finding.id} /> : null}
    </Sheet>
  )
}

function Rows({ id }: { id: string }) {
  const { t } = useTranslation('patterns')
  const asked = useInfiniteQuery({
    queryKey: [...PATTERNS, 'rows', id],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page>(`/patterns/findings/${id}/cases`, {
        query: { cursor: pageParam || undefined, limit: 30 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  if (!asked.data)
    return asked.error ? (
      <ErrorPart fact={t('rows.failed')} error={asked.error} onRetry={() => void asked.refetch()} />
    ) : (
      <Loading shape={<Lines count={8} />} />
    )
  return (
    <>
      <ul className={css.rows}>
        {asked.data.pages.flatMap(({ items }) => items.map((row) => <Row key={row.id} row={row} />))}
      </ul>
      {asked.hasNextPage ? (
        <Button onPress={() => void asked.fetchNextPage()}>{t('rows.more')}</Button>
      ) : null}
    </>
  )
}

function Row({ row }: { row: FailedRow }) {
  const { t } = useTranslation('patterns')
  const { moment } = useFormat()
  const facts = [moment(row.occurredAt), row.product, row.channel, row.staff].filter(Boolean)
  return (
    <li>
      <p className="meta num">{facts.join(' · ')}</p>
      {row.comment ? (
        <p className="quote" lang={row.locale ?? undefined}>
          {row.comment}
        </p>
      ) : (
        <p className="meta">{t('rows.silent')}</p>
      )}
      {row.case ? (
        <Link className="link" to="/desk/$caseId" params={{ caseId: row.case.id }}>
          {t('rows.case', { reference: row.case.reference })}
        </Link>
      ) : null}
    </li>
  )
}
