import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../api/hooks.ts'
import { hear, openLine } from '../api/live.ts'
import { ViewerZone } from '../kit/zone.ts'
import { rooms } from '../screens.ts'
import { OfflineBanner } from './OfflineBanner.tsx'
import { Rail } from './Rail.tsx'
import { cache } from './router.tsx'

const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The desk around a room: the rail, the live line, the banner when it breaks. */
export function Shell() {
  const { t } = useTranslation('web')
  const me = useMe()
  const router = useRouter()
  useEffect(openLine, [])
  useEffect(hearForRooms, [])
  return (
    <ViewerZone.Provider value={me?.timeZone ?? machineZone}>
      <div className="app">
        <a className="skip btn" href="#room">
          {t('shell.skip')}
        </a>
        <Rail me={me} go={(path) => router.history.push(path)} />
        <main className="room" id="room" tabIndex={-1}>
          <OfflineBanner />
          <Outlet />
        </main>
      </div>
    </ViewerZone.Provider>
  )
}

/** Lets every room write its events into what is on the desk, whichever screen is open. */
function hearForRooms(): () => void {
  const stops = rooms.flatMap(({ live }) =>
    Object.entries(live ?? {}).map(([type, run]) => hear(type, (event) => run(event, cache))),
  )
  return () => {
    for (const stop of stops) stop()
  }
}
