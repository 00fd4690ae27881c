import type { RoomScreens } from '../../web/kit/index.ts'

/** What fails more often than chance explains: findings, when, who, and what rises lately. */
export const screens: RoomScreens = {
  room: 'patterns',
  screens: [
    {
      path: '/patterns',
      within: ['$findingId'],
      component: async () => (await import('./Patterns.tsx')).Patterns,
      nav: {
        key: 'patterns',
        icon: 'patterns',
        at: 'rail',
        order: 40,
        roles: ['lead', 'manager', 'owner'],
      },
    },
  ],
}
