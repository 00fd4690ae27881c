import { z } from 'zod'
import { type CaseDetail, detailOf, findSeen } from '../cases/index.ts'
import { idSchema } from '../language/input.ts'
import { type Money, money } from '../language/money.ts'
import { mandateOf } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Caller, EVERY_ROLE, outOfOrder, type Route, read } from '../platform/http/index.ts'
import { t } from '../platform/i18n/index.ts'
import { recommend } from './recommend.ts'
import { type Fault, type Loss, lossSchema, recommendationSchema } from './recommendSchema.ts'
import { offersOf } from './store.ts'
import { stands } from './tellOffer.ts'

const access = { roles: EVERY_ROLE, key: 'staff' } as const

/** Routes of the recommendation: for a case with a finding, and for a loss that somebody thinks through. */
export const previewRoutes = ({ database }: App): Route[] => [
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
      }),
    }),
  }),
  read({
    method: 'get',
    path: '/api/v1/cases/{id}/recommendation',
    access,
    summary: 'The same for a case, from what we found out',
    params: z.strictObject({ id: idSchema }),
    answer: recommendationSchema,
    handle: async ({ caller, params, now }) => {
      const detail = await detailOf(database.read, await findSeen(database.read, params.id, caller), now)
      const loss = lossOf(detail)
      if (!loss)
        throw outOfOrder('Write down what you found out first: whose doing, and which price.', 'finding')
      const whole = await mandateOfCaller(database.read, caller, loss.affectedPrice.currency)
      const mandate = whole && (await leftOnCase(database.read, whole, params.id))
      return { body: recommend(loss, { say: sayTo(caller), mandate }) }
    },
  }),
]

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

/** What already stands on the case uses the mandate up. */
async function leftOnCase(tx: Tx, { amount, currency }: Money, caseId: string): Promise<Money> {
  const standing = (await offersOf(tx, caseId)).filter(
    (offer) => offer.currency === currency && stands(offer),
  )
  const used = standing.reduce((sum, { restitution, goodwill }) => sum + restitution + goodwill, 0)
  return money(Math.max(0, amount - used), currency)
}

const FAULTS: Record<NonNullable<CaseDetail['finding']>['locus'], Fault> = {
  company: 'company',
  partner: 'third-party',
  environment: 'third-party',
  customer: 'customer',
}

/** The loss as we found it; `undefined` while there is no finding. Every message of the customer is a contact. */
function lossOf({ finding, messages }: CaseDetail): Loss | undefined {
  if (!finding) return undefined
  return {
    affectedPrice: finding.affectedPrice,
    outcome: finding.outcome,
    severity: finding.severity,
    fault: FAULTS[finding.locus],
    recurring: finding.stability === 'recurring',
    businessDaysLate: finding.businessDaysLate ?? 0,
    contacts: messages.filter(({ direction }) => direction === 'in').length,
    lossKind: finding.lossKind,
  }
}
