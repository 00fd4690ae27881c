import type { RoomScreens } from '../../web/kit/index.ts'
import { SECOND_RATINGS } from './shapes.ts'

/** Second ratings beside first ones. */
export const screens: RoomScreens = {
  room: 'followup',
  screens: [
    {
      path: '/followup',
      component: async () => (await import('./SecondRatings.tsx')).SecondRatings,
      nav: { key: 'followup', icon: 'star', at: 'rail', order: 30 },
    },
  ],
  live: {
    'case.changed': (_event, cache) => void cache.invalidateQueries({ queryKey: SECOND_RATINGS }),
  },
}
