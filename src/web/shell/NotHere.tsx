import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../kit/Empty.tsx'

/** An address nobody lives at. */
export function NotHere() {
  const { t } = useTranslation('web')
  return (
    <Empty
      page
      title={t('notHere.title')}
      action={
        <Link className="link" to="/">
          {t('notHere.home')}
        </Link>
      }
    >
      {t('notHere.more')}
    </Empty>
  )
}
