import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, Banner, ErrorPart, Lines, Loading } from '../../web/kit/index.ts'
import { Answered } from './Answered.tsx'
import { EveryoneToday } from './EveryoneToday.tsx'
import { LiveAlerts } from './LiveAlerts.tsx'
import { QuietWall } from './QuietWall.tsx'
import { WALL, type WallNow } from './shapes.ts'
import { CarriedBy } from './side/CarriedBy.tsx'
import { Lists } from './side/Lists.tsx'
import { WaitingForYes } from './side/WaitingForYes.tsx'
import { useMarkSeen } from './useMarkSeen.ts'
import css from './Wall.module.css'
import { WallHead } from './WallHead.tsx'

// Figures age even when nothing happens: promises pass, customers fall silent.
const AGAIN_MS = 60_000

/** The lead's wall: who waits to be heard first, then everything else that waits for a lead. */
export function Wall() {
  const { t } = useTranslation('alerts')
  const { data, error, refetch } = useQuery({
    queryKey: WALL,
    queryFn: ({ signal }) => api.get<WallNow>('/wall', { signal }),
    refetchInterval: AGAIN_MS,
  })
  if (!data)
    return error ? (
      <ErrorPart fact={t('wall.failed')} error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading shape={<Lines count={9} />} />
    )
  return <Shown wall={data} />
}

function Shown({ wall }: { wall: WallNow }) {
  const { t } = useTranslation('alerts')
  useMarkSeen(wall.alerts)
  return (
    <>
      {wall.outsideChannels ? null : (
        <Banner icon="bell" fact={t('wall.screensOnly')}>
          {t('wall.screensOnlyMore')}
        </Banner>
      )}
      <WallHead wall={wall} />
      <div className={`columns ${css.wall}`}>
        <div className={`column ${css.main}`}>
          {wall.alerts.length > 0 ? <LiveAlerts alerts={wall.alerts} /> : <QuietWall wall={wall} />}
          <Answered cards={wall.answeredToday} />
          <EveryoneToday today={wall.today} />
        </div>
        <aside className="column" aria-label={t('wall.beside')}>
          <WaitingForYes offers={wall.waitingForYes} />
          <Lists wall={wall} />
          <CarriedBy load={wall.load} />
        </aside>
      </div>
    </>
  )
}
