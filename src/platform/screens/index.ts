import type { RoomScreens } from '../../web/kit/index.ts'

/** What the machinery shows: the outbox. */
export const screens: RoomScreens = {
  room: 'platform',
  screens: [
    {
      path: '/outbox',
      within: ['$mailId'],
      component: async () => (await import('./Outbox.tsx')).Outbox,
      nav: { key: 'outbox', icon: 'mail', at: 'settings', order: 60, roles: ['owner'] },
    },
  ],
}
