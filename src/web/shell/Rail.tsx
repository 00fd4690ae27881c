import { Link, useMatches } from '@tanstack/react-router'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Me } from '../api/hooks.ts'
import { Icon } from '../kit/Icon.tsx'
import { Mark } from '../kit/Mark.tsx'
import { useNarrow } from '../kit/useNarrow.ts'
import { MeMenu } from './MeMenu.tsx'
import { type Entry, usePlaces } from './places.ts'

/** The rooms, down the left edge; on a phone under the thumb. Only rooms that exist. */
export function Rail(props: { me: Me | undefined; go: (path: string) => void; ask: () => void }) {
  const { t } = useTranslation('web')
  const { shown, more } = usePlacesShown()
  return (
    <nav className="rail" aria-label={t('shell.rooms')}>
      <Link className="mark" to="/">
        <Mark />
      </Link>
      {shown.map((entry) => (
        <PlaceLink key={entry.path} entry={entry} />
      ))}
      <AriaButton className="place desk-only" onPress={props.ask}>
        <Icon name="search" size="l" />
        Ctrl K<span className="sr">{t('palette.label')}</span>
      </AriaButton>
      <MeMenu me={props.me} go={props.go} more={more} />
    </nav>
  )
}

// Five fit under the thumb beside the person, the longest label whole; with more, four, and the rest behind the person.
const UNDER_THE_THUMB = 5

interface Shown extends Entry {
  label: string
  /** Stands apart at the foot of the rail. */
  pushed: boolean
}

function usePlacesShown(): { shown: readonly Shown[]; more: readonly Shown[] } {
  const { t } = useTranslation('web')
  const narrow = useNarrow()
  const rooms = usePlaces('rail').map((entry) => ({
    ...entry,
    label: t(`${entry.room}:nav.${entry.key}`),
    pushed: false,
  }))
  const [first] = usePlaces('settings')
  const settings = first && { ...first, icon: 'settings' as const, label: t('shell.settings'), pushed: true }
  const all = settings ? [...rooms, settings] : rooms
  if (!narrow || all.length <= UNDER_THE_THUMB) return { shown: all, more: [] }
  return { shown: all.slice(0, UNDER_THE_THUMB - 1), more: all.slice(UNDER_THE_THUMB - 1) }
}

function PlaceLink({ entry }: { entry: Shown }) {
  // Settings has many pages and one entry: it is where we are on each of them.
  const inSettings = useMatches({ select: (all) => all.some(({ routeId }) => routeId.endsWith('/settings')) })
  return (
    <Link
      {...(entry.pushed && inSettings ? { 'aria-current': 'true' as const } : {})}
      className={entry.pushed ? 'place push' : 'place'}
      to={entry.path}
      activeProps={{ 'aria-current': 'page' }}
    >
      <Icon name={entry.icon} size="l" />
      {entry.label}
    </Link>
  )
}
