import { useTranslation } from 'react-i18next'
import { useCommands } from '../keyboard/commands.ts'
import { usePlaces } from './places.ts'

/** Every room this person may enter is one of Ctrl K's answers. */
export function useGoTo(go: (path: string) => void): void {
  const { t } = useTranslation('web')
  const entries = [...usePlaces('rail'), ...usePlaces('settings')]
  useCommands(
    entries.map((entry) => ({
      id: `go ${entry.path}`,
      group: t('palette.goTo'),
      says: t(`${entry.room}:nav.${entry.key}`),
      icon: entry.icon,
      run: () => go(entry.path),
      ...(entry.at === 'settings' && { meta: t('shell.settings') }),
    })),
  )
}
