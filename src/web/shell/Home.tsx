import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../kit/Empty.tsx'
import { usePlaces } from './places.ts'

/** The address without a room: goes to the first room this person may enter. */
export function Home() {
  const { t } = useTranslation('web')
  const first = usePlaces('rail')[0]
  if (first) return <Navigate to={first.path} replace />
  return <Empty title={t('home.nothing')}>{t('home.nothingMore')}</Empty>
}
