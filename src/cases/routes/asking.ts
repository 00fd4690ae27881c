import { actorOf, EVERY_ROLE, type Route, write } from '../../platform/http/index.ts'
import { declineRequest, keepAskedFor } from '../askedFor.ts'
import { askedForBody, caseIdParams, caseSummary, declinedRequestBody, evidenceBody } from '../schema.ts'
import type { Means } from '../stories.ts'
import { keepEvidence } from '../thirdParty.ts'
import { lockSeen } from '../touch.ts'

const access = { roles: EVERY_ROLE, key: 'staff' } as const
const common = { access, params: caseIdParams } as const

/** Routes of what was asked, what could not be given, and what others say about the cause. */
export const askingRoutes = (means: Means): Route[] => [
  write({
    ...common,
    method: 'put',
    path: '/api/v1/cases/{id}/asked-for',
    summary: 'What would be fair, in the customer’s own words',
    body: askedForBody,
    answer: caseSummary,
    handle: async ({ tx, params, caller, body: record, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      return { body: await keepAskedFor(tx, { found, record, by: actorOf(caller), at }) }
    },
  }),
  write({
    ...common,
    method: 'post',
    path: '/api/v1/cases/{id}/declined-requests',
    summary: 'A request that cannot be met: why not, and what comes nearest',
    status: 201,
    body: declinedRequestBody,
    answer: caseSummary,
    handle: async ({ tx, params, caller, body: record, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      return { body: await declineRequest(tx, { found, record, by: actorOf(caller), at }, means) }
    },
  }),
  write({
    ...common,
    method: 'post',
    path: '/api/v1/cases/{id}/evidence',
    summary: 'What somebody other than us says about the cause, with its day',
    status: 201,
    body: evidenceBody,
    handle: async ({ tx, params, caller, body: record, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      return { body: await keepEvidence(tx, { found, record, by: actorOf(caller), at }, means) }
    },
  }),
]
