import type { App } from '../platform/app.ts'
import type { Job } from '../platform/jobs/index.ts'
import { type AskingStories, askOnceMore } from './askAgain.ts'
import { followupRoutes, type PairStories } from './routes.ts'

/** Opens the room that asks again. */
export const openFollowupRoom = (app: App, stories: AskingStories & PairStories) => ({
  word: 'followup',
  nouns: ['followups'],
  routes: followupRoutes(app, stories),
  jobs: [
    {
      name: 'askOnceMore',
      handle: ({ body, now }) =>
        app.database.write((tx) =>
          askOnceMore(tx, { ...(body as { askId: string }), now, newId: app.newId, stories }),
        ),
    },
  ] as Job[],
})
