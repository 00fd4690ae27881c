import { useQuery } from '@tanstack/react-query'
import { api, type Me, type Sum, useMe } from '../../web/kit/index.ts'
import type { Offer } from './shapes.ts'

interface Mandate {
  role: Me['role']
  currency: string
  perCase: number
}

/** What the viewer may give on one case in a currency; undefined = no limit is known: the owner has none, others ask. */
export function useMandate(currency: string): Sum | undefined {
  const role = useMe()?.role
  const { data } = useQuery({
    queryKey: ['mandates'],
    queryFn: () => api.get<{ items: Mandate[] }>('/mandates'),
    staleTime: 300_000,
  })
  if (role === 'owner') return undefined
  const mine = data?.items.find((each) => each.role === role && each.currency === currency)
  return data && { amount: mine?.perCase ?? 0, currency }
}

const DECIDES: readonly string[] = ['lead', 'manager', 'owner']

/** Leads and above say yes or no, never to an offer of their own. */
export function useMayDecide(offer: Offer): boolean {
  const me = useMe()
  return me !== undefined && DECIDES.includes(me.role) && offer.offeredBy.id !== me.id
}
