import { actorOf, EVERY_ROLE, type Route, write } from '../../platform/http/index.ts'
import { acknowledge } from '../acknowledge.ts'
import { closeCase } from '../close.ts'
import { ownIfNobodyDoes } from '../own.ts'
import { reopenCase } from '../reopen.ts'
import {
  acknowledgementBody,
  caseIdParams,
  caseSummary,
  closureBody,
  reopenQuery,
  resolutionBody,
  understandingBody,
} from '../schema.ts'
import { solveCase } from '../solve.ts'
import type { Means } from '../stories.ts'
import { lockSeen } from '../touch.ts'
import { understandCase } from '../understand.ts'

const access = { roles: EVERY_ROLE, key: 'staff' } as const
const common = { access, params: caseIdParams, answer: caseSummary } as const

/** Routes of the four steps, in their order. Whoever works on a case that nobody owns, owns it. */
export const stepRoutes = (means: Means): Route[] => [
  write({
    ...common,
    method: 'put',
    path: '/api/v1/cases/{id}/acknowledgement',
    summary: 'Step 1: the first word to the customer',
    body: acknowledgementBody,
    handle: async ({ tx, params, caller, body, now: at, ifMatch }) => {
      const by = actorOf(caller)
      const seen = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      const found = await ownIfNobodyDoes(tx, { found: seen, caller, by, at }, means)
      return { body: await acknowledge(tx, { found, ...body, reader: caller.locale, by, at }, means) }
    },
  }),
  write({
    ...common,
    method: 'put',
    path: '/api/v1/cases/{id}/understanding',
    summary: 'Step 2: what we understood, read back to the customer',
    body: understandingBody,
    handle: async ({ tx, params, caller, body, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      const by = actorOf(caller)
      return { body: await understandCase(tx, { found, ...body, reader: caller.locale, by, at }, means) }
    },
  }),
  write({
    ...common,
    method: 'put',
    path: '/api/v1/cases/{id}/resolution',
    summary: 'Step 3: what was done to make it good, and the bit more',
    body: resolutionBody,
    handle: async ({ tx, params, caller, body, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      return { body: await solveCase(tx, { found, ...body, by: actorOf(caller), at }, means) }
    },
  }),
  write({
    ...common,
    method: 'put',
    path: '/api/v1/cases/{id}/closure',
    summary: 'Step 4: how it ended, in the customer’s word',
    body: closureBody,
    handle: async ({ tx, params, caller, body, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      return { body: await closeCase(tx, { found, ...body, by: actorOf(caller), at }, means) }
    },
  }),
  write({
    ...common,
    method: 'delete',
    path: '/api/v1/cases/{id}/closure',
    summary: 'Opens a case again',
    query: reopenQuery,
    handle: async ({ tx, params, caller, query, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      const reopening = {
        found,
        why: query.why,
        doubleDeviation: query.customerSaid,
        by: actorOf(caller),
        at,
      }
      return { body: await reopenCase(tx, reopening, means) }
    },
  }),
]
