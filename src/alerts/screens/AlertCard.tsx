import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button, Chip, Dial, readClock, useNow } from '../../web/kit/index.ts'
import { GiveTo } from './GiveTo.tsx'
import type { Card } from './shapes.ts'
import { useAlertWords } from './useAlertWords.ts'
import { useTake } from './useTake.ts'
import css from './Wall.module.css'

/** One alert, large: its dial, their words, what is known, and the two ways to answer. */
export function AlertCard(props: { card: Card; first: boolean }) {
  const { card, first } = props
  const { words, place, chips, called } = useAlertWords(card)
  const clock = { from: card.raisedAt, due: card.answerDueAt }
  const { state } = readClock(clock, useNow())
  const breaking = state === 'fifth' || state === 'past'
  return (
    <article className={`card ${breaking ? 'breaking' : ''} ${css.alert}`} aria-label={card.customer.name}>
      <Dial {...clock} />
      <div className={css.said}>
        <p>
          <Link
            to="/desk/$caseId"
            params={{ caseId: card.caseId }}
            className={css.name}
            lang={card.locale ?? undefined}
          >
            {card.customer.name}
          </Link>{' '}
          <span className="meta">{place}</span>
        </p>
        <blockquote className="quote" lang={card.locale ?? undefined}>
          {words}
        </blockquote>
        <p className={css.chips}>
          <Chip look="out">{card.severity}</Chip>
          {chips.map((chip) => (
            <Chip key={chip}>{chip}</Chip>
          ))}
        </p>
        <p className="meta num">{called}</p>
      </div>
      <Answers card={card} first={first} />
    </article>
  )
}

function Answers({ card, first }: { card: Card; first: boolean }) {
  const { t } = useTranslation('alerts')
  const take = useTake()
  return (
    <div className={css.answers}>
      <Button wide look={first ? 'ink' : 'plain'} onPress={() => void take(card)}>
        {t('wall.take')}
      </Button>
      <GiveTo of={card} />
    </div>
  )
}
