import { useTranslation } from 'react-i18next'
import { Card, Lines } from '../../web/kit/index.ts'
import { Said } from './Said.tsx'
import { useMessages } from './shapes.ts'

/** As many as somebody answers at one sitting. */
const MOST = 20

/** Words alone that sound unhappy: no alert, a short list for a person. A yes opens a case. */
export function Review() {
  const { t } = useTranslation('detection')
  const { data } = useMessages({ show: 'review', limit: MOST })
  const waiting = data?.items ?? []
  return (
    <Card
      title={t('review.title')}
      aside={data ? t('review.count', { count: waiting.length }) : null}
      next={waiting.length > 0}
    >
      {data ? null : <Lines count={3} />}
      {data && waiting.length === 0 ? <p className="meta">{t('review.none')}</p> : null}
      {waiting.map((message) => (
        <Said key={message.feedbackId} message={message} asks />
      ))}
    </Card>
  )
}
