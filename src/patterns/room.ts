import type { App } from '../platform/app.ts'
import { findingRoutes } from './findingRoutes.ts'
import { patternsJobs } from './jobs.ts'
import { beforeWorking } from './nights.ts'
import { patternsRoutes } from './routes.ts'

/** Opens the room of patterns. */
export const openPatternsRoom = (app: App) => ({
  word: 'patterns',
  nouns: ['patterns'],
  routes: [...patternsRoutes(), ...findingRoutes(app)],
  jobs: patternsJobs(app),
  /** In processes that work, before they begin. */
  beforeWorking: () => beforeWorking(app),
})
