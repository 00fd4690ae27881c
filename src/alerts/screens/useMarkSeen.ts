import { useEffect } from 'react'
import { api, useMe } from '../../web/kit/index.ts'
import type { Card } from './shapes.ts'

// One mark a call: an alert that is called on again has a new call to mark.
const marked = new Set<string>()

/** Tells the server that an open screen of this person has the alert, once for each call to them. */
export function markSeen(card: Pick<Card, 'id' | 'state' | 'called'>, me: string | undefined): void {
  const call = card.called.findLast(({ staff }) => staff.id === me)
  if (card.state !== 'open' || !call || call.seenAt) return
  const name = `${card.id} ${call.step}`
  if (marked.has(name)) return
  marked.add(name)
  // Not arriving is no drama: the mail is on its way, and the next screen marks it.
  api.put(`/alerts/${card.id}/delivery`).catch(() => marked.delete(name))
}

/** Marks every alert on screen that called this person. */
export function useMarkSeen(cards: readonly Card[]): void {
  const me = useMe()?.id
  useEffect(() => {
    for (const card of cards) markSeen(card, me)
  }, [cards, me])
}
