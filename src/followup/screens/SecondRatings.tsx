import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import {
  address,
  api,
  Button,
  Empty,
  ErrorPart,
  Lines,
  Loading,
  PageHead,
  Table,
  useFormat,
} from '../../web/kit/index.ts'
import css from './SecondRatings.module.css'
import { type Pair, type Pairs, SECOND_RATINGS } from './shapes.ts'

/** What customers said after the fix, beside what they said before. Counts; what they prove is not for a list to say. */
export function SecondRatings() {
  const { t } = useTranslation('followup')
  const asked = useInfiniteQuery({
    queryKey: SECOND_RATINGS,
    queryFn: ({ pageParam, signal }) =>
      api.get<Pairs>('/followups', { query: { cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  const first = asked.data?.pages[0]
  if (!first)
    return asked.error ? (
      <ErrorPart fact={t('screen.failed')} error={asked.error} onRetry={() => void asked.refetch()} />
    ) : (
      <Loading shape={<Lines count={8} />} />
    )
  const pairs = asked.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <PageHead before={t('screen.before')} actions={<Counts counts={first.counts} />}>
        {t('screen.finding', { count: first.counts.asked, answered: first.counts.answered })}
      </PageHead>
      <div className={css.list}>
        {pairs.length === 0 ? (
          <Empty title={t('screen.empty')}>{t('screen.emptyMore')}</Empty>
        ) : (
          <div className="card">
            <PairTable pairs={pairs} />
          </div>
        )}
        {asked.hasNextPage ? (
          <Button onPress={() => void asked.fetchNextPage()}>{t('screen.more')}</Button>
        ) : null}
      </div>
    </>
  )
}

function PairTable({ pairs }: { pairs: readonly Pair[] }) {
  const { t } = useTranslation('followup')
  const { t: tCases } = useTranslation('cases')
  const { moment } = useFormat()
  const scored = (scale: string, score: number) => tCases(`title.${scale}`, { score })
  return (
    <Table
      label={t('screen.title')}
      csv={address('/followups', { format: 'csv' })}
      rows={pairs}
      rowKey={(pair) => pair.id}
      columns={[
        { key: 'who', name: t('screen.customer'), cell: (pair) => <Who pair={pair} /> },
        { key: 'first', name: t('screen.first'), cell: (pair) => scored(pair.scale, pair.first) },
        { key: 'second', name: t('screen.second'), cell: (pair) => <b>{scored(pair.scale, pair.second)}</b> },
        { key: 'what', name: t('screen.case'), wide: true, cell: (pair) => pair.case.title },
        { key: 'owner', name: t('screen.owner'), wide: true, cell: (pair) => pair.case.owner?.name ?? '–' },
        { key: 'at', name: t('screen.answered'), end: true, cell: (pair) => moment(pair.answeredAt) },
      ]}
    />
  )
}

function Who({ pair }: { pair: Pair }) {
  return (
    <Link to="/desk/$caseId" params={{ caseId: pair.case.id }} className="link">
      {pair.case.customer.name}
    </Link>
  )
}

const SHOWN = ['higher', 'same', 'lower', 'waiting'] as const

function Counts({ counts }: { counts: Pairs['counts'] }) {
  const { t } = useTranslation('followup')
  const { number } = useFormat()
  return (
    <dl className={css.counts}>
      {SHOWN.map((each) => (
        <div key={each}>
          <dt>{t(`screen.count.${each}`)}</dt>
          <dd className="num">{number(counts[each])}</dd>
        </div>
      ))}
    </dl>
  )
}
