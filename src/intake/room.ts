import { recogniseCustomers } from '../customers/index.ts'
import type { App } from '../platform/app.ts'
import type { Call, Route } from '../platform/http/index.ts'
import type { Job } from '../platform/jobs/index.ts'
import { placeInteractions } from './placeInteractions.ts'
import { type Placing, recordInteractions } from './recordInteractions.ts'
import { type IntakeStories, intakeRoutes } from './routes.ts'

interface IntakeOptions extends Pick<IntakeStories, 'hear'> {
  /** Staff, team and site as named. */
  lookUp: Placing
}

/** Opens the ways in. */
export function openIntakeRoom(app: App, { hear, lookUp }: IntakeOptions) {
  const record: IntakeStories['recordInteractions'] = async (tx, { call, interactions }) =>
    recordInteractions(tx, {
      interactions,
      placed: await placeInteractions(interactions, lookUp),
      recogniseCustomers: (customers) =>
        recogniseCustomers(tx, { customers, now: call.now, newId: app.newId, test: call.caller.test }),
      now: call.now,
      newId: app.newId,
      history: false,
      test: (call as Call).caller.test,
    })
  return {
    word: 'intake',
    nouns: ['feedback', 'interactions'],
    routes: intakeRoutes({ hear, recordInteractions: record }) as Route[],
    jobs: [] as Job[],
  }
}
