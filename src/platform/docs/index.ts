import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { openApiOf, own, type Route } from '../http/index.ts'
import { type Description, docsPage } from './page.ts'

/** `/openapi.json` for programs and `/docs` for people: both from the very shapes that parse the requests. */
export function docsRoutes(routes: Route[], version: string): Route[] {
  const css = readFileSync(new URL('docs.css', import.meta.url), 'utf8')
  const cssPath = `/pages/docs-${createHash('sha256').update(css).digest('hex').slice(0, 10)}.css`
  // Made at the first visit: 400 kB of shapes are no business of a start.
  let described: Description | undefined
  let text: string | undefined
  const description = () => {
    described ??= openApiOf(routes, version)
    return described
  }
  return [
    open('/openapi.json', 'This description, for programs', async () => Response.json(description())),
    open('/docs', 'This description, for people', async () => {
      text ??= docsPage(description(), cssPath)
      return new Response(text, { headers: PAGE })
    }),
    open(cssPath, 'How /docs looks', async () => new Response(css, { headers: STYLE })),
  ]
}

const PAGE = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'none'; script-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
}
const STYLE = {
  'content-type': 'text/css; charset=utf-8',
  'cache-control': 'public, max-age=31536000, immutable',
}

const open = (path: string, summary: string, handle: () => Promise<Response>): Route =>
  own({ method: 'get', path, access: { open: 'public' }, summary, handle })
