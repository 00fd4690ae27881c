import { html } from 'hono/html'

/** What a refusal says, in the reader's language already. */
interface Said {
  title: string
  detail: string
  status: number
}

/** Whether a person reads the answer in a browser: a page asked for a page, not for data. */
export const wantsPage = (request: Request, path: string): boolean =>
  !/^\/(api|auth)\//.test(path) && (request.headers.get('accept') ?? '').includes('text/html')

/** A refusal as a page: a customer whose link is tried too often is not shown JSON. */
export const refusalPage = (
  { title, detail, status }: Said,
  { locale, headers }: { locale: string; headers: Record<string, string> },
): Response =>
  new Response(
    String(html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${detail}</p></main></body></html>`),
    {
      status,
      headers: {
        ...headers,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "default-src 'none'; script-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
      },
    },
  )
