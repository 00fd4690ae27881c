import { readOrganisation } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import { LEADS_UP, type Route, read } from '../platform/http/index.ts'
import { pageNow } from './figures-now.ts'
import { fileQuery } from './schema.ts'
import { namesOf } from './store/names.ts'
import { impactCsv } from './table.ts'

const access = { roles: LEADS_UP, key: 'staff' } as const

/** The page's figures as files. */
export const fileRoutes = ({ database }: Pick<App, 'database'>): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/impact/table',
    access,
    summary: 'Every figure of the page as CSV, with its n, interval and definition',
    query: fileQuery,
    handle: async ({ caller, query: { locale, ...query }, now }) => {
      const page = await pageNow({ database }, { caller, query, now })
      return new Response(impactCsv(page, locale), { headers: asFile('csv', page.period.to) })
    },
  }),
  read({
    method: 'get',
    path: '/api/v1/impact/report',
    access,
    summary: 'The page as PDF, for people who read on paper',
    query: fileQuery,
    handle: async ({ caller, query: { locale, ...query }, now: at }) => {
      const page = await pageNow({ database }, { caller, query, now: at })
      const { name: organisation } = await readOrganisation(database.read)
      const units = [query.site, query.team].filter((id) => id !== undefined)
      const place = [...(await namesOf(database.read, units)).values()].join(', ') || undefined
      const { impactPdf } = await import('./paper/report.ts')
      const making = { locale, organisation, by: caller.name ?? organisation, at, place }
      const pdf = new Uint8Array(impactPdf(page, making))
      return new Response(pdf, { headers: asFile('pdf', page.period.to) })
    },
  }),
]

const TYPES = { csv: 'text/csv; charset=utf-8', pdf: 'application/pdf' } as const

const asFile = (kind: keyof typeof TYPES, day: string) => ({
  'content-type': TYPES[kind],
  'content-disposition': `attachment; filename="impact-${day}.${kind}"`,
  'cache-control': 'no-store',
})
