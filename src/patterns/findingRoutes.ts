import { z } from 'zod'
import { localeSchema } from '../language/input.ts'
import { readOrganisation } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import { type Caller, LEADS_UP, notFound, type Route, read, write } from '../platform/http/index.ts'
import { nearestLocale } from '../platform/i18n/index.ts'
import { toldChart, toldFinding, toldRest, toldRow, toldSearch } from './answers.ts'
import type { Saying } from './explain/where.ts'
import { commandOf } from './reproduce.ts'
import { type Scope, scopeOf } from './scope.ts'
import { askForSearch } from './searchStored.ts'
import { failedRows, findingById, findingsOf, sightingsOf } from './store/findings.ts'
import { newestDone, openSearch, type SearchRow, searchById } from './store/searches.ts'

/** What is resolved stays in sight for so long, so that people see that it helped. */
const RESOLVED_DAYS = 28
const ACCESS = { roles: LEADS_UP, key: 'staff' } as const

const id = z.strictObject({ id: z.uuid() })
const language = z.strictObject({ locale: localeSchema.optional() })
const page = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

interface Asked {
  caller: Caller
  query: { locale?: string | undefined }
}

/** What was found in stored interactions. Every figure is counted over the rows the caller may see, and no others. */
export const findingRoutes = ({ database, newId }: App): Route[] => {
  const tx = database.read
  const sayingFor = async ({ caller, query }: Asked): Promise<Saying> => ({
    locale: nearestLocale(query.locale ?? caller.locale),
    timeZone: (await readOrganisation(tx)).timeZone,
  })
  const newest = async (scope: Scope): Promise<SearchRow | undefined> => newestDone(tx, scope.key)
  return [
    read({
      method: 'get',
      path: '/api/v1/patterns',
      access: ACCESS,
      summary: 'What fails more often than its parts suggest, as found last',
      query: language,
      handle: async (call) => {
        const scope = scopeOf(call.caller)
        const [search, open, saying] = await Promise.all([
          newest(scope),
          openSearch(tx, scope.key),
          sayingFor(call),
        ])
        const resolvedSince = call.now.subtract({ hours: 24 * RESOLVED_DAYS })
        const kept = search ? await findingsOf(tx, { scope: scope.key, resolvedSince }) : []
        const told = kept.map((row) => toldFinding(row, saying))
        const rest = search ? toldRest(search, saying) : { releases: [], modules: [], warnings: [] }
        return {
          body: {
            scope: scope.unitIds ? 'mine' : 'everything',
            timeZone: saying.timeZone,
            search: search ? toldSearch(search) : null,
            next: open ? toldSearch(open) : null,
            findings: told.filter(({ life }) => life !== 'resolved'),
            resolved: told.filter(({ life }) => life === 'resolved'),
            ...rest,
          },
        }
      },
    }),
    read({
      method: 'get',
      path: '/api/v1/patterns/findings/{id}',
      access: ACCESS,
      summary: 'One finding: when it happens, its life, and the command that reproduces it',
      params: id,
      query: language,
      handle: async (call) => {
        const scope = scopeOf(call.caller)
        const row = await findingById(tx, scope.key, call.params.id)
        if (!row) throw notFound('finding')
        const [saying, search, life] = await Promise.all([
          sayingFor(call),
          searchById(tx, row.search_id),
          sightingsOf(tx, row.id),
        ])
        const command = search ? commandOf(search, scope) : ''
        return {
          body: { ...toldFinding(row, saying), hours: row.body.hours ?? null, sightings: life, command },
        }
      },
    }),
    read({
      method: 'get',
      path: '/api/v1/patterns/findings/{id}/cases',
      access: ACCESS,
      summary: 'The failed interactions behind a finding, the newest first',
      params: id,
      query: page,
      handle: async ({ caller, params, query: { cursor, limit } }) => {
        const scope = scopeOf(caller)
        if (!(await findingById(tx, scope.key, params.id))) throw notFound('finding')
        const found = await failedRows(tx, {
          findingId: params.id,
          unitIds: scope.unitIds ?? null,
          after: cursor ?? null,
          limit: limit + 1,
        })
        const items = found.slice(0, limit).map(toldRow)
        return { body: { items, nextCursor: found.length > limit ? items.at(-1)!.id : null } }
      },
    }),
    read({
      method: 'get',
      path: '/api/v1/patterns/people',
      access: ACCESS,
      summary: 'People fairly compared: a funnel with its limits',
      handle: async ({ caller }) => {
        const search = await newest(scopeOf(caller))
        return { body: { people: search?.report?.people ?? null } }
      },
    }),
    read({
      method: 'get',
      path: '/api/v1/patterns/hours',
      access: ACCESS,
      summary: 'When it goes wrong: hour by weekday, against what is expected',
      handle: async ({ caller }) => {
        const search = await newest(scopeOf(caller))
        return { body: { hours: search?.report?.hours ?? null } }
      },
    }),
    read({
      method: 'get',
      path: '/api/v1/patterns/charts',
      access: ACCESS,
      summary: 'Early warning: the charts of the last four weeks and their one budget of false alarms',
      query: language,
      handle: async (call) => {
        const search = await newest(scopeOf(call.caller))
        const charts = search?.report?.charts
        const { locale } = await sayingFor(call)
        return {
          body: {
            items: (charts?.shown ?? []).map((chart) => toldChart(chart, locale)),
            nextCursor: null,
            watched: charts?.watched ?? 0,
            falseAlarmsPerYear: charts?.falseAlarmsPerYear ?? 0,
          },
        }
      },
    }),
    write({
      method: 'post',
      path: '/api/v1/patterns/searches',
      access: ACCESS,
      status: 202,
      summary: 'Searches anew, in the background; while one runs, that one is the answer',
      handle: async ({ caller, now, tx: writing }) => {
        const by = caller.staffId ?? null
        const search = await askForSearch(writing, { scope: scopeOf(caller), by, now, newId })
        return { status: 202, body: toldSearch(search) }
      },
    }),
    read({
      method: 'get',
      path: '/api/v1/patterns/searches/{id}',
      access: ACCESS,
      summary: 'How far a search is',
      params: id,
      handle: async ({ caller, params }) => {
        const search = await searchById(tx, params.id)
        if (!search || search.scope !== scopeOf(caller).key) throw notFound('search')
        return { body: toldSearch(search) }
      },
    }),
  ]
}
