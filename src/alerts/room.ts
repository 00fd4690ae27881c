import type { Means } from '../cases/index.ts'
import type { App } from '../platform/app.ts'
import { crashPoint } from '../platform/faults/index.ts'
import type { Route } from '../platform/http/index.ts'
import type { Job, JobCall } from '../platform/jobs/index.ts'
import { escalateUnanswered } from './escalate.ts'
import { mailCalledLead } from './mailCalled.ts'
import { alertRoutes } from './routes.ts'
import type { AlertStories } from './stories.ts'

/** Alerts as the server holds them. */
export interface AlertsRoom {
  word: 'alerts'
  nouns: string[]
  routes: Route[]
  jobs: Job[]
}

interface AlertsOptions {
  /** What cases' use cases are called with. */
  means: Means
  stories: AlertStories
}

/** Opens the room of alerts. */
export const openAlertsRoom = (app: App, { means, stories }: AlertsOptions): AlertsRoom => ({
  word: 'alerts',
  nouns: ['alerts', 'wall'],
  routes: alertRoutes(app, means, stories),
  jobs: jobsOf(app, stories) as Job[],
})

type Step = { alertId: string; step: number; staffId: string }

const jobsOf = ({ database }: App, stories: AlertStories) => [
  {
    name: 'escalateUnanswered',
    handle: async ({ body, now }: JobCall<Step>) => {
      await database.write(async (tx) => {
        await escalateUnanswered(tx, { ...body, now })
        crashPoint('escalation: before commit')
      })
      crashPoint('escalation: after commit')
    },
  },
  {
    name: 'mailAlert',
    handle: ({ body, now }: JobCall<Step>) =>
      database.write((tx) => mailCalledLead(tx, { ...body, now }, stories)),
  },
]
