import type { App } from '../platform/app.ts'
import { countImpact, startLooking } from './keep-counting.ts'
import { impactRoutes } from './routes.ts'

/** Opens the room that says what recovery really did. */
export const openImpactRoom = (app: Pick<App, 'database' | 'clock' | 'newId'>) => ({
  word: 'impact',
  nouns: ['impact'],
  routes: impactRoutes(app),
  jobs: [countImpact(app)],
  /** In processes that work, before they begin: from then on somebody counts. */
  beforeWorking: () => startLooking(app, app.clock()),
})
