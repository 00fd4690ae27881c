import { recogniseCustomers } from '../customers/index.ts'
import type { App } from '../platform/app.ts'
import type { Call, Route } from '../platform/http/index.ts'
import type { Job } from '../platform/jobs/index.ts'
import type { ImportStories } from './import/kinds/kind.ts'
import { openMonths } from './months.ts'
import { type ComplaintStories, complaintRoutes } from './pages/complaintRoutes.ts'
import { type SurveyStories, surveyRoutes } from './pages/surveyRoutes.ts'
import { unsubscribeRoutes } from './pages/unsubscribeRoutes.ts'
import { placeInteractions } from './placeInteractions.ts'
import { type Placing, recordInteractions } from './recordInteractions.ts'
import { type IntakeStories, intakeRoutes } from './routes.ts'
import { uploadJobs } from './uploads/jobs.ts'
import { uploadRoutes } from './uploads/routes.ts'

const DAY_MS = 86_400_000

interface IntakeOptions extends Pick<IntakeStories, 'hear' | 'askCustomer'> {
  /** What files start in other rooms. */
  importing: ImportStories
  pages: SurveyStories & ComplaintStories
  /** Staff, team and site as named. */
  lookUp: Placing
}

/** Opens the ways in. */
export function openIntakeRoom(app: App, { hear, askCustomer, lookUp, importing, pages }: IntakeOptions) {
  const months = openMonths(app.database, app.clock)
  const imports = { app, months, stories: importing }
  const record: IntakeStories['recordInteractions'] = async (tx, { call, interactions }) => {
    // Before this transaction touches the table: making room would wait for it.
    await months.makeRoom(
      'interactions',
      interactions.map(({ occurredAt }) => occurredAt),
    )
    const recorded = await recordInteractions(tx, {
      interactions,
      placed: await placeInteractions(interactions, lookUp),
      recogniseCustomers: (customers) =>
        recogniseCustomers(tx, { customers, now: call.now, newId: app.newId, test: call.caller.test }),
      now: call.now,
      newId: app.newId,
      history: () => false,
      test: (call as Call).caller.test,
    })
    return recorded.map(({ id, externalId, created }) => ({ id, externalId, created }))
  }
  return {
    word: 'intake',
    nouns: ['feedback', 'imports', 'interactions', 'surveys'],
    routes: [
      ...intakeRoutes({ hear, askCustomer, recordInteractions: record }),
      ...surveyRoutes(app, pages),
      ...complaintRoutes(app, pages),
      ...unsubscribeRoutes(app, pages),
      ...uploadRoutes(imports),
    ] as Route[],
    jobs: uploadJobs(imports) as Job[],
    imports,
    /** Once the first page is there, and each day. */
    lookAhead: () => {
      const look = () =>
        months
          .lookAhead(app.clock())
          .catch((error: Error) => app.log.warn({ err: error.message }, 'months ahead not made'))
      void look()
      setInterval(look, DAY_MS).unref()
    },
  }
}
