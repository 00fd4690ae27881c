import type { RoomScreens } from '../../web/kit/index.ts'

const managersUp = ['manager', 'owner'] as const

/** Bringing in files. */
export const screens: RoomScreens = {
  room: 'intake',
  screens: [
    {
      path: '/imports',
      nav: { key: 'imports', icon: 'inbox', at: 'settings', order: 70, roles: managersUp },
      component: async () => (await import('./Imports.tsx')).Imports,
    },
    {
      path: '/imports/$importId',
      settings: true,
      component: async () => (await import('./OneImport.tsx')).OneImport,
    },
  ],
}
