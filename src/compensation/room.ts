import type { App } from '../platform/app.ts'
import type { Job } from '../platform/jobs/index.ts'
import { ledgerRoutes } from './ledgerRoutes.ts'
import { previewRoutes } from './previewRoutes.ts'
import { compensationRoutes } from './routes.ts'

/** Opens the room of offers, mandates and ledgers. */
export const openCompensationRoom = (app: App) => ({
  word: 'compensation',
  nouns: ['offers', 'compensation'],
  routes: [...previewRoutes(app), ...ledgerRoutes(app), ...compensationRoutes(app)],
  jobs: [] as Job[],
})
