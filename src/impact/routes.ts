import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/database/index.ts'
import { actorOf, LEADS_UP, MANAGERS_UP, type Route, read, write } from '../platform/http/index.ts'
import { placesSeen } from './asked.ts'
import { assume } from './assume.ts'
import { behindAnswer } from './behind.ts'
import { askedNow, figuresNow, pageNow } from './figures-now.ts'
import { fileRoutes } from './files.ts'
import type { GroupImpact } from './groups.ts'
import { type ImpactReport, impactReport } from './impact-report.ts'
import {
  assumptionBody,
  assumptionsQuery,
  behindQuery,
  impactAnswer,
  impactQuery,
  pageQuery,
} from './schema.ts'
import { type AssumptionRow, assumptionsOn } from './store/assumptions.ts'
import { namesOf } from './store/names.ts'
import { countingState } from './store/state.ts'

const access = { roles: LEADS_UP, key: 'staff' } as const

type Machinery = Pick<App, 'database' | 'newId'>

/** What recovery did, for programs and for the page. */
export const impactRoutes = (app: Machinery): Route[] => [
  publicObject(app),
  page(app),
  behind(app),
  ...assumptions(app),
  ...fileRoutes(app),
]

const publicObject = ({ database }: Machinery): Route =>
  read({
    method: 'get',
    path: '/api/v1/impact',
    access,
    summary:
      'What recovery did beyond what happens anyway, with its intervals, by site, team and cause, and the clocks',
    query: impactQuery,
    answer: impactAnswer,
    handle: async ({ caller, query, now }) => {
      const asking = { caller, query, now, groupings: ['all', 'site', 'team', 'cause'] as const }
      const { asked, figures } = await figuresNow({ database }, asking)
      const report = impactReport(figures.rollup, figures.clocks, figures.law.given)
      const { counted_at: countedAt } = await countingState(database.read)
      return {
        body: {
          scale: figures.scale,
          from: query.from === undefined ? null : asked.period.from.toString(),
          to: asked.period.to.toString(),
          countedAt,
          ...report,
          ...(await named(database.read, report)),
        },
      }
    },
  })

/** The groups with the names that people know them by; a cause is its own name. */
async function named(tx: Tx, { bySite, byTeam, byCause }: ImpactReport) {
  const names = await namesOf(
    tx,
    [...bySite, ...byTeam].map(({ group }) => group),
  )
  const withName = (group: GroupImpact) => ({ ...group, name: names.get(group.group) ?? group.group })
  return { bySite: bySite.map(withName), byTeam: byTeam.map(withName), byCause: byCause.map(withName) }
}

const page = ({ database }: Machinery): Route =>
  read({
    method: 'get',
    path: '/api/v1/impact/page',
    access,
    summary: 'The same as the page draws it: nothing that must not be shown is in it',
    query: pageQuery,
    handle: async ({ caller, query, now }) => ({
      body: {
        ...(await pageNow({ database }, { caller, query, now })),
        places: await placesSeen(database.read, caller),
      },
    }),
  })

const behind = ({ database }: Machinery): Route =>
  read({
    method: 'get',
    path: '/api/v1/impact/cases',
    access,
    summary: 'The cases behind a figure, newest first',
    query: behindQuery,
    handle: async ({ caller, query, now }) => {
      const { arm, answered, recovered, before, cursor, limit, ...filters } = query
      const { asked } = await askedNow({ database }, { caller, query: filters, now, groupings: [] })
      const which = { arm, answered, recovered, before, scale: query.scale }
      return { body: await behindAnswer(database.read, { ...asked, behind: which }, { cursor, limit }) }
    },
  })

const LAST_ASSUMPTIONS = 20

const assumptions = ({ database, newId }: Machinery): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/impact/assumptions',
    access,
    summary: 'What was assumed about ratings, by whom and why, the newest first',
    query: assumptionsQuery,
    handle: async ({ query }) => ({
      body: {
        items: (await assumptionsOn(database.read, query.scale, LAST_ASSUMPTIONS)).map(shown),
        nextCursor: null,
      },
    }),
  }),
  write({
    method: 'put',
    path: '/api/v1/impact/assumptions',
    // One assumption moves every figure of the organisation.
    access: { roles: MANAGERS_UP, key: 'admin' },
    summary: 'What to assume where too little was measured; null goes back to what the ratings say',
    body: assumptionBody,
    handle: async ({ tx, body, caller, now: at }) => ({
      body: shown(await assume(tx, { ...body, by: actorOf(caller), at, newId })),
    }),
  }),
]

const shown = ({ scale, mean, retest, why, set_by, set_at }: AssumptionRow) => ({
  scale,
  mean,
  retest,
  why,
  by: set_by.name ?? null,
  at: set_at,
})
