import type { App } from '../../platform/app.ts'
import { EVERY_ROLE, LEADS_UP, type Route, read } from '../../platform/http/index.ts'
import { casesAsFile } from '../asFile.ts'
import { detailOf, findSeen, taskOf } from '../detail.ts'
import { reportOverrides } from '../draftReport.ts'
import {
  caseCounts,
  caseDetail,
  caseIdParams,
  caseList,
  caseListQuery,
  draftReport,
  taskListQuery,
  triageReport,
  triageReportQuery,
} from '../schema.ts'
import { searchCases, sightedOf } from '../search.ts'
import { countCases } from '../store/summaries.ts'
import { listTasks } from '../store/tasks.ts'
import type { Means } from '../stories.ts'
import { reportTriage } from '../triageReport.ts'
import { assessCase } from '../whyThisScore.ts'
import { sayTo } from './assessing.ts'

const everybody = { roles: EVERY_ROLE, key: 'staff' } as const
const leads = { roles: LEADS_UP, key: 'staff' } as const

// A month: long enough for a share that means something, short enough to see what changed.
const REPORT_DAYS = 30

/** Routes that look at cases. */
export const readingRoutes = ({ database }: App, { stories }: Means): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/cases',
    access: everybody,
    summary: 'Cases: what cannot wait first, or found by a search',
    query: caseListQuery,
    answer: caseList,
    handle: async ({ caller, query: { format, ...asked }, now }) =>
      format === 'csv'
        ? casesAsFile(database, { call: { caller, now }, asked })
        : { body: await searchCases(database.read, { asked, caller, now }) },
  }),
  read({
    method: 'get',
    path: '/api/v1/cases/counts',
    access: everybody,
    summary: 'How many cases are mine, my team’s, unowned, overdue, waiting for the customer',
    answer: caseCounts,
    handle: async ({ caller, now }) => ({ body: await countCases(database.read, sightedOf(caller), now) }),
  }),
  read({
    method: 'get',
    path: '/api/v1/cases/triage',
    access: leads,
    summary: 'How flags were answered, and why',
    query: triageReportQuery,
    answer: triageReport,
    handle: async ({ caller, query, now }) => {
      const to = query.to ?? now
      const from = query.from ?? to.subtract({ hours: REPORT_DAYS * 24 })
      return { body: await reportTriage(database.read, sightedOf(caller), { from, to }) }
    },
  }),
  read({
    method: 'get',
    path: '/api/v1/cases/overrides',
    access: leads,
    summary: 'How often words went out although a rule stopped them, and why',
    query: triageReportQuery,
    answer: draftReport,
    handle: async ({ caller, query, now }) => {
      const to = query.to ?? now
      const from = query.from ?? to.subtract({ hours: REPORT_DAYS * 24 })
      return { body: await reportOverrides(database.read, sightedOf(caller), { from, to }) }
    },
  }),
  read({
    method: 'get',
    path: '/api/v1/cases/{id}',
    access: everybody,
    summary: 'A case with its steps, talk, promises, offers and everything else known about it',
    params: caseIdParams,
    answer: caseDetail,
    handle: async ({ params, caller, now }) => {
      const row = await findSeen(database.read, params.id, caller)
      const own = await detailOf(database.read, row, now)
      const assessment = await assessCase(database.read, row, sayTo(caller))
      const beside = await stories.laidBeside(database.read, { case: row, caller, now })
      return { body: { ...own, assessment, ...beside }, headers: { etag: `"${row.version}"` } }
    },
  }),
  read({
    method: 'get',
    path: '/api/v1/tasks',
    access: everybody,
    summary: 'Calls to customers who can be reached by telephone only',
    query: taskListQuery,
    handle: async ({ caller, query }) => {
      const filter = { waiting: query.state === 'waiting', caseId: query.case, limit: query.limit }
      const found = await listTasks(database.read, sightedOf(caller), filter)
      return { body: { items: found.map(taskOf), nextCursor: null } }
    },
  }),
]
