import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOrganisationName } from '../api/hooks.ts'
import { TabLinks } from '../kit/Tabs.tsx'
import { usePlaces } from './places.ts'

/** Settings: one bar of tabs over the page; no second menu. */
export function SettingsFrame() {
  const { t } = useTranslation('web')
  const entries = usePlaces('settings')
  return (
    <>
      <div className="bar settings">
        <p className="title">{t('shell.settings')}</p>
        <TabLinks
          label={t('shell.settings')}
          links={entries.map((entry) => ({ to: entry.path, name: t(`${entry.room}:nav.${entry.key}`) }))}
        />
        <span className="grow" />
        <span className="meta desk-only">{useOrganisationName()}</span>
      </div>
      <Outlet />
    </>
  )
}
