import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, Refusal, say, serverNow, useMe } from '../../web/kit/index.ts'
import { showCard } from './live.ts'
import { type Card, WALL, type WallNow } from './shapes.ts'

/** "I'll take it": the alert is answered on this screen at once; whoever was faster is named. */
export function useTake() {
  const { t } = useTranslation('alerts')
  const cache = useQueryClient()
  const me = useMe()
  return async (card: Card): Promise<void> => {
    const before = cache.getQueryData<WallNow>(WALL)
    const mine = me && { id: me.id, name: me.name }
    showCard(cache, {
      ...card,
      state: 'answered',
      answeredAt: new Date(serverNow()).toISOString(),
      answeredBy: mine ?? null,
      case: { ...card.case, owner: mine ?? card.case.owner },
    })
    try {
      const answered = await api.put<Card>(`/alerts/${card.id}/answer`)
      showCard(cache, answered)
      const other = answered.answeredBy && answered.answeredBy.id !== me?.id ? answered.answeredBy : undefined
      say(
        other
          ? t('wall.faster', { name: other.name, customer: card.customer.name })
          : t('wall.took', { name: card.customer.name }),
      )
    } catch (error) {
      cache.setQueryData(WALL, before)
      if (!(error instanceof Refusal)) throw error
      say(error.unreachable ? t('wall.noLine') : error.message)
      void cache.invalidateQueries({ queryKey: WALL })
    }
  }
}

/** Gives a case to somebody, or takes it, from one of the wall's lists. */
export function useGive() {
  const { t } = useTranslation('alerts')
  const cache = useQueryClient()
  return async (
    of: { caseId: string; version?: number; customer: { name: string } },
    to: { id: string; name: string },
  ) => {
    try {
      await api.put(`/cases/${of.caseId}/owner`, {
        body: { staffId: to.id },
        ...(of.version !== undefined && { ifMatch: of.version }),
      })
      say(t('wall.gave', { name: of.customer.name, to: to.name }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      say(error.unreachable ? t('wall.noLine') : error.message)
    }
    void cache.invalidateQueries({ queryKey: WALL })
  }
}
