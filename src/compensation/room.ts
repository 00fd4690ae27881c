import type { App } from '../platform/app.ts'
import type { Job } from '../platform/jobs/index.ts'
import { ledgerRoutes } from './ledgerRoutes.ts'
import { previewRoutes } from './previewRoutes.ts'
import { compensationRoutes } from './routes.ts'
import { type OfferStories, writeOffers } from './writeOffers.ts'

/** Opens the room of offers, mandates and ledgers. */
export const openCompensationRoom = (app: App, stories: OfferStories) => ({
  word: 'compensation',
  nouns: ['offers', 'compensation'],
  routes: [...previewRoutes(app), ...ledgerRoutes(app), ...compensationRoutes(app)],
  jobs: [
    {
      name: 'writeOffers',
      handle: ({ body, now }) =>
        app.database.write((tx) =>
          writeOffers(tx, { ...(body as { caseId: string }), now, newId: app.newId, ...stories }),
        ),
    },
  ] as Job[],
})
