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
    {
      path: '/judgement',
      component: async () => (await import('./judgement/Judgement.tsx')).Judgement,
      nav: { key: 'judgement', icon: 'eye', at: 'settings', order: 40, roles: ['manager', 'owner'] },
    },
  ],
  everywhere: async () => (await import('./FindCases.tsx')).FindCases,
  live: {
    'setting.changed': (_, cache) => void cache.invalidateQueries({ queryKey: ['settings'] }),
    'case.opened': hearCase,
    'case.changed': hearCase,
    'case.left': hearLeft,
  },
}
