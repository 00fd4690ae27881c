import type { RoomScreens } from '../../web/kit/index.ts'

const owner = ['owner'] as const

/** Signing in, setting up, and the settings of people, money and keys. */
export const screens: RoomScreens = {
  room: 'people',
  screens: [
    { path: '/sign-in', bare: true, component: async () => (await import('./SignIn.tsx')).SignIn },
    { path: '/sign-out', bare: true, component: async () => (await import('./SignOut.tsx')).SignOut },
    { path: '/join/$token', bare: true, component: async () => (await import('./Join.tsx')).Join },
    {
      path: '/set-up/$token',
      bare: true,
      component: async () => (await import('./setUp/SetUpByLink.tsx')).SetUpByLink,
    },
    { path: '/set-up', bare: true, component: async () => (await import('./setUp/SetUp.tsx')).SetUp },
    {
      path: '/organisation',
      nav: { key: 'organisation', icon: 'settings', at: 'settings', order: 10, roles: owner },
      component: async () => (await import('./Organisation.tsx')).OrganisationPage,
    },
    {
      path: '/people',
      nav: {
        key: 'people',
        icon: 'people',
        at: 'settings',
        order: 20,
        roles: ['lead', 'manager', 'owner'],
      },
      component: async () => (await import('./People.tsx')).People,
    },
    {
      path: '/people/$staffId',
      settings: true,
      component: async () => (await import('./Person.tsx')).Person,
    },
    {
      path: '/mandates',
      nav: { key: 'mandates', icon: 'gift', at: 'settings', order: 30, roles: owner },
      component: async () => (await import('./Mandates.tsx')).Mandates,
    },
    {
      path: '/keys',
      nav: { key: 'keys', icon: 'key', at: 'settings', order: 80, roles: owner },
      component: async () => (await import('./Keys.tsx')).Keys,
    },
    {
      path: '/me',
      nav: { key: 'me', icon: 'person', at: 'settings', order: 90 },
      component: async () => (await import('./Me.tsx')).Me,
    },
  ],
  live: {
    'staff.changed': (_, cache) => void cache.invalidateQueries({ queryKey: ['staff'] }),
    'staff.deactivated': (_, cache) => void cache.invalidateQueries({ queryKey: ['staff'] }),
    'shift.changed': (_, cache) => void cache.invalidateQueries({ queryKey: ['shifts'] }),
    'unit.changed': (_, cache) => void cache.invalidateQueries({ queryKey: ['units'] }),
    'key.changed': (_, cache) => void cache.invalidateQueries({ queryKey: ['keys'] }),
    'organisation.changed': (_, cache) => void cache.invalidateQueries({ queryKey: ['organisation'] }),
    'mandate.changed': (_, cache) => void cache.invalidateQueries({ queryKey: ['mandates'] }),
  },
}
