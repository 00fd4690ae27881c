import { Outlet, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../api/hooks.ts'
import { hear, openLine } from '../api/live.ts'
import { useKey } from '../keyboard/useKey.ts'
import { Palette } from '../kit/Palette.tsx'
import { Toasts } from '../kit/Toasts.tsx'
import { undoLast } from '../kit/toasts.ts'
import { ViewerZone } from '../kit/zone.ts'
import { speakTo } from '../language/words.ts'
import { rooms } from '../screens.ts'
import { KeysSheet } from './KeysSheet.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'
import { Rail } from './Rail.tsx'
import { cache } from './router.tsx'
import { useGoTo } from './useGoTo.ts'

const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The desk around a room: the rail, the live line, the banner when it breaks. */
export function Shell() {
  const { t } = useTranslation('web')
  const me = useMe()
  const router = useRouter()
  const [over, setOver] = useState<'palette' | 'keys'>()
  const close = () => setOver(undefined)
  const go = (path: string) => router.history.push(path)
  useGoTo(go)
  useKey('Ctrl+K', () => setOver('palette'), t('palette.label'))
  useKey('?', () => setOver('keys'), t('keys.title'))
  useKey('Ctrl+Z', undoLast, t('palette.undo'))
  useEffect(() => void speakTo(me?.locale), [me?.locale])
  useEffect(openLine, [])
  useEffect(hearForRooms, [])
  return (
    <ViewerZone.Provider value={me?.timeZone ?? machineZone}>
      <div className="app">
        <a className="skip btn" href="#room">
          {t('shell.skip')}
        </a>
        <Rail me={me} go={go} ask={() => setOver('palette')} />
        <main className="room" id="room" tabIndex={-1}>
          <OfflineBanner />
          <Outlet />
        </main>
        <Toasts />
        <Suspense>
          {everywhere.map((Each) => (
            <Each key={Each.room} />
          ))}
        </Suspense>
        <Palette open={over === 'palette'} onClose={close} />
        <KeysSheet open={over === 'keys'} onClose={close} />
      </div>
    </ViewerZone.Provider>
  )
}

const everywhere = rooms.flatMap(({ room, everywhere: load }) =>
  load
    ? [
        Object.assign(
          lazy(async () => ({ default: await load() })),
          { room },
        ),
      ]
    : [],
)

/** Lets every room write its events into what is on the desk, whichever screen is open. */
function hearForRooms(): () => void {
  const stops = rooms.flatMap(({ live }) =>
    Object.entries(live ?? {}).map(([type, run]) => hear(type, (event) => run(event, cache))),
  )
  return () => {
    for (const stop of stops) stop()
  }
}
