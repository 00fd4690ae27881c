import type { RoomScreens } from '../../web/kit/index.ts'
import { hearAlert, hearAround } from './live.ts'

/** The wall: who waits to be heard, and everything a lead answers with one tap. */
export const screens: RoomScreens = {
  room: 'alerts',
  screens: [
    {
      path: '/wall',
      component: async () => (await import('./Wall.tsx')).Wall,
      nav: { key: 'wall', icon: 'wall', at: 'rail', order: 20, roles: ['lead', 'manager', 'owner'] },
    },
  ],
  everywhere: async () => (await import('./HearAlerts.tsx')).HearAlerts,
  live: {
    'alert.raised': hearAlert,
    'alert.escalated': hearAlert,
    'alert.answered': hearAlert,
    'alert.withdrawn': hearAlert,
    'case.changed': hearAround,
    'case.left': hearAround,
  },
}
