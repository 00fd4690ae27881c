import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLostSince, useWaiting } from '../api/hooks.ts'
import { tryNow } from '../api/live.ts'
import { waitingList } from '../api/waiting.ts'
import { Banner } from '../kit/Banner.tsx'
import { Button } from '../kit/Button.tsx'
import { useFormat } from '../kit/format.ts'

// A line that is back within a second is nobody's business: servers restart, phones change masts.
const PATIENCE_MS = 1000

/** Says since when there is no connection, that work may go on, and what waits; each can be taken back. */
export function OfflineBanner() {
  const { t } = useTranslation('web')
  const lostSince = useSteadyLoss()
  const waiting = useWaiting()
  const { time } = useFormat()
  if (!lostSince && waiting.length === 0) return null
  return (
    <>
      {lostSince ? (
        <Banner icon="offline" fact={t('offline.since', { time: time(lostSince) })} action={<TryNow />}>
          {waiting.length > 0 ? t('offline.waits', { count: waiting.length }) : t('offline.goOn')}
        </Banner>
      ) : null}
      {waiting.length > 0 ? <WaitingRows /> : null}
    </>
  )
}

function TryNow() {
  const { t } = useTranslation('web')
  return (
    <Button dense onPress={tryNow}>
      {t('offline.tryNow')}
    </Button>
  )
}

function WaitingRows() {
  const { t } = useTranslation('web')
  return (
    <ul className="waiting">
      {useWaiting().map((each) => (
        <li key={each.id}>
          <span className="grow">
            {each.label}
            {each.refused ? <span className="meta"> {each.refused}</span> : null}
          </span>
          <Button dense look="quiet" onPress={() => waitingList.takeBack(each.id)}>
            {t('offline.takeBack')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function useSteadyLoss(): string | undefined {
  const lostSince = useLostSince()
  const [steady, setSteady] = useState<string>()
  useEffect(() => {
    const timer = setTimeout(() => setSteady(lostSince), lostSince ? PATIENCE_MS : 0)
    return () => clearTimeout(timer)
  }, [lostSince])
  return lostSince && steady
}
