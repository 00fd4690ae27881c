import type { RoomScreens } from '../../web/kit/index.ts'
import { MESSAGES, READING } from './shapes.ts'

/** How well customers' words are read here, and what people say of it. */
export const screens: RoomScreens = {
  room: 'detection',
  screens: [
    {
      path: '/reading',
      nav: { key: 'reading', icon: 'eye', at: 'settings', order: 40, roles: ['lead', 'manager', 'owner'] },
      component: async () => (await import('./Reading.tsx')).Reading,
    },
  ],
  live: {
    'reading.learnt': (_, cache) => void cache.invalidateQueries({ queryKey: READING }),
    'reading.corrected': (_, cache) => void cache.invalidateQueries({ queryKey: MESSAGES }),
    'reading.changed': (_, cache) => void cache.invalidateQueries({ queryKey: READING }),
  },
}
