import type { QueryClient } from '@tanstack/react-query'
import type { LiveEvent } from '../../web/kit/index.ts'
import { type Card, WALL, type WallNow } from './shapes.ts'

// Lists and figures are asked for again once things rest; the alerts themselves are on the wall with their event.
const REST_MS = 1200
const ANSWERED_SHOWN = 12
let resting: ReturnType<typeof setTimeout> | undefined

/** An alert was raised, called on, answered or withdrawn: the wall shows it before anybody is asked. */
export function hearAlert(event: LiveEvent, cache: QueryClient): void {
  const card = event.data as Card
  if (card?.id && card.state && card.called) showCard(cache, card)
  hearAround(event, cache)
}

/** Something around the alerts changed. */
export function hearAround(_event: LiveEvent, cache: QueryClient): void {
  clearTimeout(resting)
  resting = setTimeout(() => void cache.invalidateQueries({ queryKey: WALL }), REST_MS)
}

/** Puts one alert where it now belongs. */
export function showCard(cache: QueryClient, card: Card): void {
  cache.setQueryData<WallNow>(WALL, (wall) => wall && withCard(wall, card))
}

/** The wall with this alert open, answered, or gone. */
export function withCard(wall: WallNow, card: Card): WallNow {
  const others = wall.alerts.filter(({ id }) => id !== card.id)
  const alerts = card.state === 'open' ? [...others, card].toSorted(byDue) : others
  const answered = wall.answeredToday.filter(({ id }) => id !== card.id)
  return {
    ...wall,
    alerts,
    answeredToday: card.state === 'answered' ? [card, ...answered].slice(0, ANSWERED_SHOWN) : answered,
  }
}

const byDue = (a: Card, b: Card) => a.answerDueAt.localeCompare(b.answerDueAt)
