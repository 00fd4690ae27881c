import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api, Button, ErrorPart, Lines, Loading, Sheet, Table } from '../../web/kit/index.ts'
import type { BehindCase } from '../behind.ts'
import type { Wording } from '../wording.ts'
import css from './Impact.module.css'
import { type BehindAnswer, IMPACT, type PageAnswer } from './shapes.ts'
import type { BehindWhich } from './useBehind.ts'

interface Opened {
  which: BehindWhich | undefined
  query: Record<string, string | undefined>
  page: PageAnswer
  wording: Wording
  onClose: () => void
}

/** The cases that a figure counts, each a way to the case itself. */
export function Behind({ which, ...rest }: Opened) {
  return which ? <Rows which={which} {...rest} /> : null
}

function Rows({ which, query, page, wording, onClose }: Opened & { which: BehindWhich }) {
  const { say } = wording
  const { only, ...counted } = which
  const { by: _, ...filters } = query
  const scale = counted.arm === 'any' ? {} : { scale: page.scale }
  const asked = { ...filters, ...scale, ...counted, ...only }
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...IMPACT, 'cases', JSON.stringify({ ...asked, from: undefined })],
    queryFn: ({ pageParam, signal }) =>
      api.get<BehindAnswer>('/impact/cases', { query: { ...asked, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })
  const items = data?.pages.flatMap((each) => each.items) ?? []
  const total = data?.pages[0]?.total ?? 0
  return (
    <Sheet open onClose={onClose} title={data ? say('behind.title', { count: total }) : say('behind.open')}>
      {error ? <ErrorPart fact={say('page.failed')} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading shape={<Lines count={6} />} /> : null}
      {data ? <Cases items={items} wording={wording} /> : null}
      {hasNextPage ? <Button onPress={() => void fetchNextPage()}>{say('behind.more')}</Button> : null}
    </Sheet>
  )
}

function Cases({ items, wording }: { items: readonly BehindCase[]; wording: Wording }) {
  const { say, time, locale } = wording
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return (
    <div className={css.behind}>
      <Table
        label={say('behind.open')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'customer',
            name: say('behind.customer'),
            cell: ({ id, customer, reference }) => (
              <Link to="/desk/$caseId" params={{ caseId: id }} className="link">
                {customer.name || reference}
              </Link>
            ),
          },
          {
            key: 'ratings',
            name: `${say('behind.before')} → ${say('behind.after')}`,
            end: true,
            cell: ({ before, after }) => `${before ?? '–'} → ${after ?? say('behind.silent')}`,
          },
          {
            key: 'contact',
            name: say('behind.contact'),
            end: true,
            cell: ({ seconds }) => (seconds.toContact === null ? '–' : time(seconds.toContact)),
          },
          { key: 'day', name: say('behind.day'), end: true, cell: (row) => day.format(Date.parse(row.day)) },
        ]}
      />
    </div>
  )
}
