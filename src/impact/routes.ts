import { readOrganisation } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Caller, LEADS_UP, type Route, read } from '../platform/http/index.ts'
import { askedOf } from './asked.ts'
import { countBeforeLooking } from './count.ts'
import type { GroupImpact } from './groups.ts'
import { type ImpactReport, impactReport } from './impact-report.ts'
import { type Asked, type Figures, readFigures } from './read-figures.ts'
import { type ImpactQuery, impactAnswer, impactQuery } from './schema.ts'
import type { Grouping } from './store/figures.ts'
import { namesOf } from './store/names.ts'
import { countingState } from './store/state.ts'

const access = { roles: LEADS_UP, key: 'staff' } as const

interface Asking {
  caller: Caller
  query: ImpactQuery
  now: Temporal.Instant
  groupings: readonly Grouping[]
}

/** Figures as of now: what changed since the last count is counted first. */
export async function figuresNow(
  { database }: Pick<App, 'database'>,
  { caller, query, now, groupings }: Asking,
): Promise<{ asked: Asked; figures: Figures }> {
  const { timeZone } = await readOrganisation(database.read)
  const asked = await askedOf(database.read, { caller, query, now, timeZone, groupings })
  // Somebody else counts for long: what is there is shown, with the time it is of.
  await countBeforeLooking({ database, now, timeZone }).catch((error: { code?: string }) => {
    if (error.code !== LOCK_NOT_AVAILABLE) throw error
  })
  return { asked, figures: await readFigures(database.read, asked) }
}

/** PostgreSQL's word for a lock somebody else kept. */
const LOCK_NOT_AVAILABLE = '55P03'

/** What recovery did, for programs and for the page. */
export const impactRoutes = ({ database }: Pick<App, 'database'>): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/impact',
    access,
    summary:
      'What recovery did beyond what happens anyway, with its intervals, by site, team and cause, and the clocks',
    query: impactQuery,
    answer: impactAnswer,
    handle: async ({ caller, query, now }) => {
      const { asked, figures } = await figuresNow(
        { database },
        { caller, query, now, groupings: ['all', 'cause'] },
      )
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
  }),
]

/** The groups with the names that people know them by; a cause is its own name. */
async function named(tx: Tx, { bySite, byTeam, byCause }: ImpactReport) {
  const names = await namesOf(
    tx,
    [...bySite, ...byTeam].map(({ group }) => group),
  )
  const withName = (group: GroupImpact) => ({ ...group, name: names.get(group.group) ?? group.group })
  return { bySite: bySite.map(withName), byTeam: byTeam.map(withName), byCause: byCause.map(withName) }
}
