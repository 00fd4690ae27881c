import { useTranslation } from 'react-i18next'
import { Card, Lines } from '../../web/kit/index.ts'
import { Said } from './Said.tsx'
import { useMessages } from './shapes.ts'

const SHOWN = 12

/** What was read lately, each to be corrected in one tap. */
export function Newest() {
  const { t } = useTranslation('detection')
  const { data } = useMessages({ show: 'newest', limit: SHOWN })
  const messages = (data?.items ?? []).filter((message) => !message.review)
  return (
    <Card title={t('newest.title')} aside={t('newest.more')}>
      {data ? null : <Lines count={6} />}
      {data && messages.length === 0 ? <p className="meta">{t('newest.none')}</p> : null}
      {messages.map((message) => (
        <Said key={message.feedbackId} message={message} />
      ))}
    </Card>
  )
}
