import { actorOf, EVERY_ROLE, type Route, write } from '../../platform/http/index.ts'
import { keepCustomerView, keepFinding } from '../assess.ts'
import { finishCall, logCall } from '../call.ts'
import { ownCase } from '../own.ts'
import { promise, settle } from '../promise.ts'
import { sayOnCase } from '../say.ts'
import {
  caseIdParams,
  caseSummary,
  customerViewBody,
  findingBody,
  messageBody,
  outcomeBody,
  ownerBody,
  promiseBody,
  statusLink,
  taskDoneBody,
  triageBody,
} from '../schema.ts'
import { makeStatusLink } from '../statusLink.ts'
import type { Means } from '../stories.ts'
import { lockSeen } from '../touch.ts'
import { triageCase, undoTriaging } from '../triage.ts'

const access = { roles: EVERY_ROLE, key: 'staff' } as const
const common = { access, params: caseIdParams, answer: caseSummary } as const

const deciding = (means: Means): Route[] => [
  write({
    ...common,
    method: 'put',
    path: '/api/v1/cases/{id}/triage',
    summary: 'Whether somebody follows up, with one line of why',
    body: triageBody,
    handle: async ({ tx, params, caller, body, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      return { body: await triageCase(tx, { found, ...body, by: actorOf(caller), caller, at }, means) }
    },
  }),
  write({
    ...common,
    method: 'delete',
    path: '/api/v1/cases/{id}/triage',
    summary: 'Takes the triage answer back',
    handle: async ({ tx, params, caller, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      return { body: await undoTriaging(tx, { found, by: actorOf(caller), at }, means) }
    },
  }),
  write({
    ...common,
    method: 'put',
    path: '/api/v1/cases/{id}/owner',
    summary: 'Takes a case, or hands it over with a note',
    body: ownerBody,
    handle: async ({ tx, params, caller, body, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      return { body: await ownCase(tx, { found, ...body, caller, by: actorOf(caller), at }, means) }
    },
  }),
]

const knowing = (): Route[] => [
  write({
    ...common,
    method: 'put',
    path: '/api/v1/cases/{id}/customer-view',
    summary: 'What the customer thinks happened',
    body: customerViewBody,
    handle: async ({ tx, params, caller, body: record, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      return { body: await keepCustomerView(tx, { found, record, by: actorOf(caller), at }) }
    },
  }),
  write({
    ...common,
    method: 'put',
    path: '/api/v1/cases/{id}/finding',
    summary: 'What we found out',
    body: findingBody,
    handle: async ({ tx, params, caller, body: record, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      return { body: await keepFinding(tx, { found, record, by: actorOf(caller), at }) }
    },
  }),
]

const talking = (means: Means): Route[] => [
  write({
    access,
    params: caseIdParams,
    method: 'post',
    path: '/api/v1/cases/{id}/messages',
    summary: 'A message to the customer, what they said, or a note among us',
    status: 201,
    body: messageBody,
    handle: async ({ tx, params, caller, body, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      const by = actorOf(caller)
      return { body: await sayOnCase(tx, { found, ...body, reader: caller.locale, by, at }, means) }
    },
  }),
  write({
    access,
    params: caseIdParams,
    method: 'post',
    path: '/api/v1/cases/{id}/promises',
    summary: 'Something promised to the customer, with its time',
    status: 201,
    body: promiseBody,
    handle: async ({ tx, params, caller, body, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      return { body: await promise(tx, { found, ...body, by: actorOf(caller), at }, means) }
    },
  }),
  write({
    ...common,
    method: 'put',
    path: '/api/v1/promises/{id}/outcome',
    summary: 'How a promise ended',
    body: outcomeBody,
    handle: async ({ tx, params, caller, body, now }) => ({
      body: await settle(tx, { id: params.id, ...body, caller, by: actorOf(caller), now }),
    }),
  }),
  write({
    ...common,
    method: 'post',
    path: '/api/v1/cases/{id}/calls',
    summary: 'A call just made: reached, or nobody answered, which counts as an attempt',
    status: 201,
    body: taskDoneBody,
    handle: async ({ tx, params, caller, body, now: at, ifMatch }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller, ifMatch })
      return { body: await logCall(tx, { found, ...body, caller, by: actorOf(caller), at }, means) }
    },
  }),
  write({
    ...common,
    method: 'put',
    path: '/api/v1/tasks/{id}/done',
    summary: 'A call was made: reached, or nobody answered',
    body: taskDoneBody,
    handle: async ({ tx, params, caller, body, now: at }) => ({
      body: await finishCall(tx, { taskId: params.id, ...body, caller, by: actorOf(caller), at }, means),
    }),
  }),
]

const linking = (publicUrl: string): Route[] => [
  write({
    access,
    params: caseIdParams,
    method: 'post',
    path: '/api/v1/cases/{id}/status-link',
    summary: 'A link to the customer’s page, to read out or to print',
    status: 201,
    answer: statusLink,
    handle: async ({ tx, params, caller, now }) => {
      const found = await lockSeen(tx, { caseId: params.id, caller })
      const { path, expiresAt } = await makeStatusLink(tx, { caseId: found.id, now })
      return { body: { url: `${publicUrl}${path}`, expiresAt: expiresAt.toString() } }
    },
  }),
]

/** Routes around the steps: deciding, owning, knowing, talking. */
export const aroundRoutes = (means: Means, publicUrl: string): Route[] => [
  ...deciding(means),
  ...knowing(),
  ...talking(means),
  ...linking(publicUrl),
]
