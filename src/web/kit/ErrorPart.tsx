import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../api/refusal.ts'
import { Button } from './Button.tsx'

/** The smallest part that failed: what, why, and the ways on. Ink, never red. */
export function ErrorPart(props: {
  /** What is not there: "The score is not there right now." */
  fact: ReactNode
  error?: unknown
  /** What still holds. */
  children?: ReactNode
  onRetry?: () => void
  /** A second way on. */
  otherwise?: ReactNode
}) {
  const { t } = useTranslation('web')
  const id = props.error instanceof Refusal ? props.error.body.requestId : undefined
  return (
    <div className="error-part" role="alert">
      <p>
        <b>{props.fact}</b> <Reason error={props.error} /> {props.children}
      </p>
      <div className="row">
        {props.onRetry ? (
          <Button dense onPress={props.onRetry}>
            {t('error.again')}
          </Button>
        ) : null}
        {props.otherwise}
      </div>
      {id ? <p className="meta">{t('error.quote', { id })}</p> : null}
    </div>
  )
}

/** The server's own sentence; a lost line in ours. Anything else is a bug and says nothing useful to a person. */
function Reason(props: { error: unknown }) {
  const { t } = useTranslation('web')
  if (!(props.error instanceof Refusal)) return null
  return props.error.unreachable ? t('error.unreachable') : props.error.message
}
