import type { Screen } from '../screen.ts'

/** The parts by day and by night, on one page: `/kit`, in development and test builds only. */
export const screens: readonly Screen[] = [
  { path: '/kit', bare: true, component: async () => (await import('./Gallery.tsx')).Gallery },
  { path: '/kit/long', bare: true, component: async () => (await import('./Long.tsx')).Long },
  { path: '/kit/desk', component: async () => (await import('./Scene.tsx')).Scene },
]
