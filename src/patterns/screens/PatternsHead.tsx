import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, Button, PageHead, say, useFormat, useLocale } from '../../web/kit/index.ts'
import { PATTERNS, type PatternsNow, type Search } from './shapes.ts'

const DAY_MS = 86_400_000

/** The finding of findings as a sentence, and a search for whoever will not wait for the night. */
export function PatternsHead({ now }: { now: PatternsNow }) {
  const headline = useHeadline(now)
  return (
    <PageHead before={<Before now={now} />} actions={<SearchNow running={now.next !== null} />}>
      {headline}
    </PageHead>
  )
}

function useHeadline({ search, findings }: PatternsNow): string {
  const { t } = useTranslation('patterns')
  const locale = useLocale()
  if (!search) return t('headline.never')
  const worse = findings.filter(({ direction }) => direction === 'worse')
  const better = findings.length - worse.length
  const spare = worse.reduce((sum, { avoidable }) => sum + avoidable, 0)
  if (findings.length === 0) return t('headline.nothing')
  return [
    worse.length > 0 && t('headline.worse', { count: worse.length }),
    better > 0 && t('headline.better', { count: better }),
    spare > 0 && t('headline.spare', { count: spare }),
  ]
    .filter(Boolean)
    .join(SPACELESS.test(locale) ? '' : ' ')
}

/** Languages that put no space between sentences. */
const SPACELESS = /^(zh|ja)/

function Before({ now: { search, scope, findings } }: { now: PatternsNow }) {
  const { t } = useTranslation('patterns')
  const { number, relative } = useFormat()
  if (!search?.interactions) return null
  const days = Math.round((Date.parse(search.to) - Date.parse(search.from)) / DAY_MS)
  const counted = t('screen.before', {
    days: number(days),
    interactions: number(search.interactions),
    found: number(findings.length),
    slices: number(search.slices ?? 0),
  })
  const when = search.finishedAt ? t('screen.searched', { when: relative(search.finishedAt) }) : ''
  return [counted, when, scope === 'mine' ? t('screen.mine') : ''].filter(Boolean).join(' · ')
}

function SearchNow({ running }: { running: boolean }) {
  const { t } = useTranslation('patterns')
  const cache = useQueryClient()
  const ask = useMutation({
    mutationFn: () => api.post<Search>('/patterns/searches', {}),
    onSuccess: () => {
      say(t('screen.asked'))
      return cache.invalidateQueries({ queryKey: PATTERNS })
    },
    onError: (error) => say(error.message),
  })
  const busy = running || ask.isPending
  return (
    <Button icon="search" notYet={busy ? t('screen.searching') : undefined} onPress={() => ask.mutate()}>
      {t(busy ? 'screen.searching' : 'screen.search')}
    </Button>
  )
}
