import { useTranslation } from 'react-i18next'
import { Heading, Key, readClock, useKey, useNow } from '../../web/kit/index.ts'
import { AlertCard } from './AlertCard.tsx'
import { AlertRow } from './AlertRow.tsx'
import type { Card } from './shapes.ts'
import { useTake } from './useTake.ts'
import css from './Wall.module.css'

// Three dials fill a screen; of more, only those about to break are large, and never more than a screen of them.
const ALL_LARGE = 3
const PLACES = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Alerts in the order they break. Few are all large; of many only those under a fifth of their time are. */
export function LiveAlerts({ alerts }: { alerts: readonly Card[] }) {
  const { t } = useTranslation('alerts')
  const now = useNow()
  const few = alerts.length <= ALL_LARGE
  const large = alerts.filter((card) => few || isBreaking(card, now)).slice(0, ALL_LARGE)
  const small = alerts.filter((card) => !large.includes(card))
  const shown = [...large, ...small]
  return (
    <section className={css.live} aria-label={t('wall.live')}>
      <Heading title={t('wall.live')} aside={t(few ? 'wall.liveFew' : 'wall.liveMany')} />
      {large.map((card, i) => (
        <AlertCard key={card.id} card={card} first={i === 0} />
      ))}
      {small.length > 0 ? (
        <ul className={`card ${css.rows}`}>
          {small.map((card, i) => (
            <AlertRow key={card.id} card={card} first={large.length === 0 && i === 0} />
          ))}
        </ul>
      ) : null}
      {PLACES.map((place) => (
        <TakeByKey key={place} place={place} card={shown[place - 1]} />
      ))}
      {few ? null : (
        <p className="meta desk-only">
          <Key>1</Key> – <Key>9</Key> {t('wall.byKey')}
        </p>
      )}
    </section>
  )
}

const isBreaking = (card: Card, now: number) =>
  ['fifth', 'past'].includes(readClock({ from: card.raisedAt, due: card.answerDueAt }, now).state)

/** The digit of a place takes the alert that stands there. Draws nothing. */
function TakeByKey({ place, card }: { place: number; card: Card | undefined }) {
  const take = useTake()
  useKey(String(place), card && (() => void take(card)))
  return null
}
