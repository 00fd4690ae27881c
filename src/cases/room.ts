import type { App } from '../platform/app.ts'
import type { Route } from '../platform/http/index.ts'
import type { Job } from '../platform/jobs/index.ts'
import { casesRoutes } from './routes.ts'
import { customerSpokeAgain } from './spokeAgain.ts'
import type { CaseStories, Means } from './stories.ts'

/** Cases as the server holds them. */
export interface CasesRoom {
  word: 'cases'
  nouns: string[]
  routes: Route[]
  jobs: Job[]
  /** What the use cases in this room's index are called with. */
  means: Means
}

/** Opens the room of cases; `stories` are what other rooms do when a case turns. */
export const openCasesRoom = (app: App, stories: CaseStories): CasesRoom => ({
  word: 'cases',
  nouns: ['cases', 'promises', 'tasks', 'assessments'],
  routes: casesRoutes(app, stories),
  jobs: [
    {
      name: 'customerSpokeAgain',
      handle: ({ body, now }) =>
        app.database.write((tx) => customerSpokeAgain(tx, { ...(body as { caseId: string }), now })),
    },
  ],
  means: { newId: app.newId, stories },
})
