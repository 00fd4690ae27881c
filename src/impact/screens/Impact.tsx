import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  api,
  Banner,
  Button,
  Empty,
  ErrorPart,
  Lines,
  Loading,
  PageHead,
  useFormat,
  useLocale,
} from '../../web/kit/index.ts'
import { findingOf, type Wording, wordingFor } from '../wording.ts'
import { AssumedCard } from './AssumedCard.tsx'
import { Behind } from './Behind.tsx'
import { ClocksCard } from './ClocksCard.tsx'
import { Filtering } from './Filtering.tsx'
import { GroupsCard } from './GroupsCard.tsx'
import css from './Impact.module.css'
import { RecoveredCard } from './RecoveredCard.tsx'
import { type Filters, IMPACT, type PageAnswer } from './shapes.ts'
import { UpliftCard } from './UpliftCard.tsx'
import { useBehind } from './useBehind.ts'
import { queryOf, useFilters } from './useFilters.ts'

/** What recovery did, told apart from what would have happened anyway. */
export function Impact() {
  const { t } = useTranslation('impact')
  const [filters, change] = useFilters()
  const query = useMemo(() => queryOf(filters), [filters])
  const key = [...IMPACT, JSON.stringify(filters)]
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<PageAnswer>('/impact/page', { query, signal }),
    placeholderData: (before) => before,
  })
  if (!data)
    return error ? (
      <ErrorPart fact={t('page.failed')} error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading shape={<Lines count={9} />} />
    )
  return <Shown page={data} filters={filters} change={change} query={query} />
}

interface Showing {
  page: PageAnswer
  filters: Filters
  change: (change: Partial<Filters>) => void
  query: Record<string, string | undefined>
}

/** Words and numbers of the page, in the reader's language. */
function useWording(page: PageAnswer): Wording {
  const { t } = useTranslation('impact')
  const locale = useLocale()
  return useMemo(
    () =>
      wordingFor((key, values) => String(t(key as never, values as never)), { scale: page.scale, locale }),
    [t, locale, page.scale],
  )
}

function Shown({ page, filters, change, query }: Showing) {
  const wording = useWording(page)
  const [behind, open, close] = useBehind()
  const { say } = wording
  const [finding, ...assumption] = findingOf(page, wording)
  const nobody = page.recovered.headline.n === 0
  return (
    <>
      <PageHead
        before={<Before page={page} wording={wording} />}
        after={assumption.join(' ') || undefined}
        actions={<Filtering page={page} wording={wording} filters={filters} change={change} query={query} />}
      >
        {finding}
      </PageHead>
      {page.countedAt ? null : <Banner icon="clock" fact={say('page.counting')} />}
      <div className={css.page}>
        {nobody ? <Empty title={say('page.empty')}>{say('page.emptyMore')}</Empty> : null}
        <div className={css.main}>
          {nobody ? null : <UpliftCard page={page} wording={wording} open={open} />}
          <ClocksCard page={page} wording={wording} open={open} />
        </div>
        <div className={css.aside}>
          {nobody ? null : (
            <>
              <RecoveredCard page={page} wording={wording} open={open} />
              <GroupsCard page={page} wording={wording} change={change} open={open} />
            </>
          )}
          <AssumedCard page={page} wording={wording} />
        </div>
      </div>
      <Foot page={page} wording={wording} filters={filters} change={change} />
      <Behind which={behind} query={query} page={page} wording={wording} onClose={close} />
    </>
  )
}

function Before({ page, wording: { say } }: { page: PageAnswer; wording: Wording }) {
  const { locale } = useFormat()
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const { from, to } = page.period
  const span = from
    ? say('page.span', { from: day.format(Date.parse(from)), to: day.format(Date.parse(to)) })
    : say('page.until', { to: day.format(Date.parse(to)) })
  return (
    <>
      {say('page.question')} {span} · {say('page.unhappy', { count: page.recovered.headline.n })}
    </>
  )
}

function Foot({ page, wording: { say }, filters, change }: Omit<Showing, 'query'> & { wording: Wording }) {
  const { moment } = useFormat()
  const only = [filters.agent, filters.cause, filters.channel].filter(Boolean)
  return (
    <p className={`meta ${css.foot}`}>
      {page.countedAt ? say('page.counted', { time: moment(page.countedAt) }) : null}
      {only.length > 0 ? (
        <Button
          dense
          look="quiet"
          onPress={() => {
            const { agent: _a, cause: _c, channel: _h, ...rest } = filters
            change({ ...rest, agent: undefined, cause: undefined, channel: undefined } as Partial<Filters>)
          }}
        >
          {say('page.unfilter')}
        </Button>
      ) : null}
    </p>
  )
}
