import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Clock, Seam } from '../../web/kit/index.ts'
import type { Card } from './shapes.ts'
import css from './Wall.module.css'

// The day's chart stays in sight below them.
const FIRST = 5

/** Who was answered today, in how many minutes, and how far it has come since. */
export function Answered({ cards }: { cards: readonly Card[] }) {
  const { t } = useTranslation('alerts')
  const [all, setAll] = useState(false)
  if (cards.length === 0) return null
  const shown = all || cards.length <= FIRST + 1 ? cards : cards.slice(0, FIRST)
  return (
    <ul className={`card ${css.answered}`} aria-label={t('wall.answered')}>
      {shown.map((card) => (
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
      {shown.length < cards.length ? (
        <li>
          <Button look="quiet" dense onPress={() => setAll(true)}>
            {t('wall.allAnswered', { count: cards.length })}
          </Button>
        </li>
      ) : null}
    </ul>
  )
}
