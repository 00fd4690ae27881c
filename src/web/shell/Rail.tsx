import { Link } from '@tanstack/react-router'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Me } from '../api/hooks.ts'
import { Icon } from '../kit/Icon.tsx'
import { Mark } from '../kit/Mark.tsx'
import { MeMenu } from './MeMenu.tsx'
import { type Entry, usePlaces } from './places.ts'

/** The rooms, down the left edge; on a phone under the thumb. Only rooms that exist. */
export function Rail(props: { me: Me | undefined; go: (path: string) => void; ask: () => void }) {
  const { t } = useTranslation('web')
  const rooms = usePlaces('rail')
  const settings = usePlaces('settings')[0]
  return (
    <nav className="rail" aria-label={t('shell.rooms')}>
      <Link className="mark" to="/">
        <Mark />
      </Link>
      {rooms.map((entry) => (
        <PlaceLink key={entry.path} entry={entry} label={t(`${entry.room}:nav.${entry.key}`)} />
      ))}
      <span className="push desk-only" />
      {settings ? <PlaceLink entry={{ ...settings, icon: 'settings' }} label={t('shell.settings')} /> : null}
      <AriaButton className="place desk-only" onPress={props.ask}>
        <Icon name="search" size="l" />
        Ctrl K<span className="sr">{t('palette.label')}</span>
      </AriaButton>
      <MeMenu me={props.me} go={props.go} />
    </nav>
  )
}

function PlaceLink(props: { entry: Entry; label: string }) {
  return (
    <Link className="place" to={props.entry.path} activeProps={{ 'aria-current': 'page' }}>
      <Icon name={props.entry.icon} size="l" />
      {props.label}
    </Link>
  )
}
