import type { RoomScreens } from '../../web/kit/index.ts'
import { hearCase, hearLeft } from './live.ts'

/** The desk: the queue and the case beside it. */
export const screens: RoomScreens = {
  room: 'cases',
  screens: [
    {
      path: '/desk',
      within: ['$caseId'],
      component: async () => (await import('./Desk.tsx')).Desk,
      nav: { key: 'desk', icon: 'desk', at: 'rail', order: 10 },
    },
  ],
  everywhere: async () => (await import('./FindCases.tsx')).FindCases,
  live: { 'case.opened': hearCase, 'case.changed': hearCase, 'case.left': hearLeft },
}
