import type { Say } from '../../language/say.ts'
import type { App } from '../../platform/app.ts'
import { type Caller, EVERY_ROLE, type Route, read } from '../../platform/http/index.ts'
import { t } from '../../platform/i18n/index.ts'
import { settingNow, settingRoutes } from '../../platform/settings/index.ts'
import { assess, assessmentSchema, POINTS, situationSchema, WORTH } from '../assessment/index.ts'
import { findSeen } from '../detail.ts'
import { caseAssessment, caseIdParams } from '../schema.ts'
import { assessCase } from '../whyThisScore.ts'

const access = { roles: EVERY_ROLE, key: 'staff' } as const

/** Words of the viewer's language. */
export const sayTo =
  ({ locale }: Caller): Say =>
  (key, values) =>
    t(locale ?? 'en', key, values)

/** Routes of the score: of a case, and of a situation that somebody thinks through. */
export const assessingRoutes = (app: App): Route[] => [
  ...ofCases(app),
  ...settingRoutes(app, {
    setting: POINTS,
    path: '/api/v1/assessments/points',
    what: 'The points of the score',
  }),
  ...settingRoutes(app, {
    setting: WORTH,
    path: '/api/v1/assessments/worth',
    what: 'What a customer is worth',
  }),
]

const ofCases = ({ database }: App): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/cases/{id}/assessment',
    access,
    summary: 'How well a case can still be made good, with every reason',
    params: caseIdParams,
    answer: caseAssessment,
    handle: async ({ params, caller }) => {
      const row = await findSeen(database.read, params.id, caller)
      return { body: await assessCase(database.read, row, sayTo(caller)) }
    },
  }),
  read({
    method: 'post',
    path: '/api/v1/assessments/preview',
    access,
    summary: 'The same for a situation that somebody thinks through',
    body: situationSchema,
    answer: assessmentSchema,
    handle: async ({ caller, body }) => ({
      body: assess(body, sayTo(caller), await settingNow(database.read, POINTS)),
    }),
  }),
]
