import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, Banner, Empty, ErrorPart, Lines, Loading, PageHead, useNarrow } from '../../web/kit/index.ts'
import { LetterList } from './LetterList.tsx'
import { LetterPage } from './LetterPage.tsx'
import css from './Outbox.module.css'
import type { Letters } from './shapes.ts'
import { ThrowAll } from './ThrowAll.tsx'

/** Every letter that was written: whether it left, and what it says. Everything can be tried without a mail server. */
export function Outbox() {
  const { t } = useTranslation('platform')
  const asked = useInfiniteQuery({
    queryKey: ['mails'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Letters>('/mails', { query: { cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Whoever comes here waits for a letter that was written a moment ago.
    staleTime: 0,
    refetchInterval: 5_000,
  })
  const first = asked.data?.pages[0]
  if (!first)
    return asked.error ? (
      <ErrorPart fact={t('outbox.failed')} error={asked.error} onRetry={() => void asked.refetch()} />
    ) : (
      <Loading shape={<Lines count={8} />} />
    )
  return (
    <Opened
      first={first}
      letters={asked.data?.pages.flatMap(({ items }) => items) ?? []}
      more={() => asked.hasNextPage && !asked.isFetchingNextPage && void asked.fetchNextPage()}
    />
  )
}

function Opened(props: { first: Letters; letters: Letters['items']; more: () => void }) {
  const { t } = useTranslation('platform')
  const { mailId } = useParams({ strict: false })
  const narrow = useNarrow()
  const { first, letters } = props
  const at = mailId ?? (narrow ? undefined : letters[0]?.id)
  return (
    <>
      {first.leaves ? null : (
        <Banner icon="bell" fact={t('outbox.screensOnly')}>
          {t('outbox.screensOnlyMore')}
        </Banner>
      )}
      {narrow && mailId ? null : <Finding first={first} newest={letters[0]?.id} />}
      {letters.length === 0 ? (
        <Empty title={t('outbox.empty')}>{t('outbox.emptyMore')}</Empty>
      ) : (
        <div className={css.outbox}>
          {narrow && at ? null : <LetterList letters={letters} at={at} more={props.more} />}
          {at ? <LetterPage key={at} id={at} leaves={first.leaves} /> : null}
        </div>
      )}
    </>
  )
}

/** The finding first: what has not left, or that everything did. */
function Finding({ first, newest }: { first: Letters; newest: string | undefined }) {
  const { t } = useTranslation('platform')
  const { kept = 0, failed = 0, waiting = 0, sending = 0 } = first.counts
  const still = kept + failed + waiting + sending
  const after = t(first.leaves ? 'outbox.afterLeaves' : 'outbox.afterKept')
  const aside = kept + failed
  return (
    <PageHead
      after={<span className="meta">{after}</span>}
      actions={aside > 0 && newest ? <ThrowAll count={aside} upTo={newest} /> : null}
    >
      {still === 0 ? t('outbox.allLeft') : t('outbox.notLeft', { count: still })}
    </PageHead>
  )
}
