import { useTranslation } from 'react-i18next'
import { type LiveEvent, say, useLive, useMe } from '../../web/kit/index.ts'
import type { Card } from './shapes.ts'
import { markSeen } from './useMarkSeen.ts'

/** Whoever is called hears it on every screen, not only on the wall; the server learns that a screen has it. Draws nothing. */
export function HearAlerts() {
  const { t } = useTranslation('alerts')
  const me = useMe()?.id
  const hear = ({ data: card }: LiveEvent<Card>) => {
    const called = card?.called?.some(({ staff }) => staff.id === me)
    if (!called || card.state !== 'open') return
    markSeen(card, me)
    say(t('wall.called', { name: card.customer.name, reference: card.reference }))
  }
  useLive<Card>('alert.raised', hear)
  useLive<Card>('alert.escalated', hear)
  return null
}
