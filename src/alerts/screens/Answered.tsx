import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Clock, Seam } from '../../web/kit/index.ts'
import type { Card } from './shapes.ts'
import css from './Wall.module.css'

/** Who was answered today, in how many minutes, and how far it has come since. */
export function Answered({ cards }: { cards: readonly Card[] }) {
  const { t } = useTranslation('alerts')
  if (cards.length === 0) return null
  return (
    <ul className={`card ${css.answered}`} aria-label={t('wall.answered')}>
      {cards.map((card) => (
        <li key={card.id}>
          <Link to="/desk/$caseId" params={{ caseId: card.caseId }}>
            <span className={css.in}>
              <Clock from={card.raisedAt} due={card.answerDueAt} answeredAt={card.answeredAt} />
            </span>
            <b lang={card.locale ?? undefined}>{card.customer.name}</b>
            <span className="grow clip">
              {t('wall.answeredBy', { name: card.answeredBy?.name ?? '', title: card.title })}
            </span>
            <Seam steps={card.case.status === 'dismissed' ? -1 : card.case.share} width={64} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
