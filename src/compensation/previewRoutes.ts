import { z } from 'zod'
import { findSeen } from '../cases/index.ts'
import { idSchema } from '../language/input.ts'
import { type Money, money } from '../language/money.ts'
import { mandateOf } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Caller, EVERY_ROLE, type Route, read } from '../platform/http/index.ts'
import { t } from '../platform/i18n/index.ts'
import { settingNow, settingRoutes } from '../platform/settings/index.ts'
import { recommendForCase } from './caseRecommendation.ts'
import { LIKENESSES } from './likeness.ts'
import { recommend } from './recommend.ts'
import { caseRecommendationSchema, lossSchema, recommendationSchema } from './recommendSchema.ts'
import { CATALOGUE, RATES } from './settings.ts'

const access = { roles: EVERY_ROLE, key: 'staff' } as const

/** Routes of the recommendation: for a case with a finding, and for a loss that somebody thinks through. */
export const previewRoutes = (app: App): Route[] => [
  previewRoute(app),
  caseRoute(app),
  ...settingRoutes(app, {
    setting: RATES,
    path: '/api/v1/compensation/rates',
    what: 'What is owed and added',
  }),
  ...settingRoutes(app, {
    setting: CATALOGUE,
    path: '/api/v1/compensation/catalogue',
    what: 'What we are willing to give',
  }),
]

const previewRoute = ({ database }: App): Route =>
  read({
    method: 'post',
    path: '/api/v1/compensation/preview',
    access,
    summary: 'What is owed for a loss and what to add, with every reason and two or three options',
    body: lossSchema,
    answer: recommendationSchema,
    handle: async ({ caller, body }) => ({
      body: recommend(body, {
        say: sayTo(caller),
        mandate: await mandateOfCaller(database.read, caller, body.affectedPrice.currency),
        rates: await settingNow(database.read, RATES),
        catalogue: await settingNow(database.read, CATALOGUE),
      }),
    }),
  })

const caseRoute = ({ database }: App): Route =>
  read({
    method: 'get',
    path: '/api/v1/cases/{id}/recommendation',
    access,
    summary: 'The same for a case, from what we found out, beside what similar cases got',
    params: z.strictObject({ id: idSchema }),
    query: z.object({ similar: z.enum(LIKENESSES).default(LIKENESSES[0]) }),
    answer: caseRecommendationSchema,
    handle: async ({ caller, params, query, now }) => {
      const found = await findSeen(database.read, params.id, caller)
      const asking = { found, caller, say: sayTo(caller), now, likeness: query.similar }
      return { body: await recommendForCase(database.read, asking) }
    },
  })

const sayTo =
  ({ locale }: Caller) =>
  (key: string, values?: Record<string, unknown>) =>
    t(locale ?? 'en', key, values)

/** What this person may give on one case; an integration without a person has no mandate. */
async function mandateOfCaller(
  tx: Tx,
  { staffId, role }: Caller,
  currency: string,
): Promise<Money | undefined> {
  if (!staffId || !role) return undefined
  const mandate = await mandateOf(tx, { role, currency })
  return mandate && money(mandate.perCase, currency)
}
