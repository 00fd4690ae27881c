import { z } from 'zod'
import { lockSeen } from '../cases/index.ts'
import { idSchema, nameSchema, saidSchema } from '../language/input.ts'
import { priceSchema } from '../language/money.ts'
import type { App } from '../platform/app.ts'
import { EVERY_ROLE, LEADS_UP, MANAGERS_UP, type Route, read, write } from '../platform/http/index.ts'
import { balances } from './balance.store.ts'
import { approveOffer, noteOfferAnswer, withdrawOffer } from './decideOffer.ts'
import { makeOffer } from './makeOffer.ts'
import { shownOffer } from './shownOffer.ts'

const byId = z.strictObject({ id: idSchema })

const offerBody = z
  .strictObject({
    kind: nameSchema,
    restitution: priceSchema.optional(),
    goodwill: priceSchema.optional(),
    reason: saidSchema,
    reasons: z
      .strictObject({ restitution: saidSchema.optional(), goodwill: saidSchema.optional() })
      .optional(),
  })
  .refine(({ restitution, goodwill, kind }) => restitution || goodwill || kind, 'Offer something.')

/** Offers on a case, their approval, the customer's answer. */
export const compensationRoutes = (app: App): Route[] => [
  write({
    method: 'post',
    path: '/api/v1/cases/{id}/offers',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'Offers something; above the mandate it waits for a yes',
    params: byId,
    body: offerBody,
    status: 201,
    handle: async ({ tx, params, body, caller, now, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      return { body: await makeOffer(tx, { found, caller, offer: body, now, newId: app.newId }) }
    },
  }),
  write({
    method: 'put',
    path: '/api/v1/offers/{id}/approval',
    access: { roles: LEADS_UP, key: 'staff' },
    summary: "Says yes or no to an offer above somebody's mandate",
    params: byId,
    body: z.strictObject({ verdict: z.enum(['approve', 'reject']), reason: saidSchema }),
    handle: async ({ tx, params, body, caller, now }) => ({
      body: shownOffer(await approveOffer(tx, { offerId: params.id, caller, now, ...body })),
    }),
  }),
  write({
    method: 'put',
    path: '/api/v1/offers/{id}/answer',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'Writes down what the customer said to an offer',
    params: byId,
    body: z.strictObject({ answer: z.enum(['accepted', 'declined']) }),
    handle: async ({ tx, params, body, caller, now }) => ({
      body: shownOffer(await noteOfferAnswer(tx, { offerId: params.id, caller, now, ...body })),
    }),
  }),
  write({
    method: 'delete',
    path: '/api/v1/offers/{id}',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'Takes an offer back before the customer said yes',
    params: byId,
    handle: async ({ tx, params, caller, now }) => ({
      body: shownOffer(await withdrawOffer(tx, { offerId: params.id, caller, now })),
    }),
  }),
  read({
    method: 'get',
    path: '/api/v1/compensation/ledgers',
    access: { roles: MANAGERS_UP, key: 'admin' },
    summary: 'What was given, restitution and goodwill apart, and whether the journal says the same',
    handle: async () => {
      const accounts = await balances(app.database.read)
      const balanced = accounts.every(({ ledger, journal }) => ledger === journal)
      return { body: { balanced, accounts } }
    },
  }),
]
