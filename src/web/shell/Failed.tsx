import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorPart } from '../kit/ErrorPart.tsx'

/** A whole screen that could not be shown. */
export function Failed(props: ErrorComponentProps) {
  const { t } = useTranslation('web')
  const router = useRouter()
  return (
    <ErrorPart fact={t('error.screen')} error={props.error} onRetry={() => void router.invalidate()}>
      {t('error.screenMore')}
    </ErrorPart>
  )
}
