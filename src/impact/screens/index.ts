import type { RoomScreens } from '../../web/kit/index.ts'
import { IMPACT } from './shapes.ts'

/** What recovery really did. */
export const screens: RoomScreens = {
  room: 'impact',
  screens: [
    {
      path: '/impact',
      component: async () => (await import('./Impact.tsx')).Impact,
      nav: { key: 'impact', icon: 'impact', at: 'rail', order: 60, roles: ['lead', 'manager', 'owner'] },
    },
  ],
  // Figures of months: a change a minute ago may wait until the page is opened again.
  live: {
    'case.changed': (_event, cache) =>
      void cache.invalidateQueries({ queryKey: IMPACT, refetchType: 'none' }),
  },
}
