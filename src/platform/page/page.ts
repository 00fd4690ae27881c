import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html, raw } from 'hono/html'
import { type Answer, own, type Route } from '../http/index.ts'
import { t } from '../i18n/index.ts'
import { buttonColour } from './colour.ts'

type Markup = ReturnType<typeof html>

/** Whose page it is: the customer sees their brand, not ours. */
export interface Brand {
  name: string
  logo: string | null
  colour: string | null
  legalFooter: string
}

interface PageParts {
  locale: string
  title: string
  brand: Brand
  /** Beside the name: a reference, or a link to another language. */
  aside?: Markup | string
  body: Markup
  footer?: Markup | string
  /** Adds the small script that saves answers as they are given. */
  script?: boolean
  status?: number
}

const asset = (file: string, type: string) => {
  const content = readFileSync(new URL(file, import.meta.url), 'utf8')
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const [name, ending] = file.split('.')
  return { path: `/pages/${name}-${hash}.${ending}`, content, type }
}

const CSS = asset('page.css', 'text/css; charset=utf-8')
const SCRIPT = asset('page.js', 'text/javascript; charset=utf-8')

/** A customer's page: server-rendered, no JavaScript needed, system fonts, well under 30 kB. */
export function page({
  locale,
  title,
  brand,
  aside = '',
  body,
  footer = '',
  script,
  status = 200,
}: PageParts): Response {
  const direction = /^(ar|he|fa|ur)\b/.test(locale) ? 'rtl' : 'ltr'
  const colour = buttonColour(brand.colour)
  const text = html`<!doctype html>
<html lang="${locale}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} · ${brand.name}</title><link rel="stylesheet" href="${CSS.path}">${colour ? html`<link rel="stylesheet" href="/pages/brand.css?c=${colour.slice(1)}">` : ''}${script ? html`<script src="${SCRIPT.path}" defer></script>` : ''}</head>
<body><header>${brand.logo ? html`<img src="${brand.logo}" alt="${brand.name}">` : html`<span>${brand.name}</span>`}${aside ? html`<span class="meta">${aside}</span>` : ''}</header>
<main>${body}</main>
<footer>${footer}${brand.legalFooter ? html`<p>${brand.legalFooter}</p>` : ''}</footer></body></html>`
  return new Response(String(text), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
  })
}

/** The same page for every address that leads nowhere: a wrong, old, used or guessed token cannot be told apart. */
export const nothingHere = (brand: Brand, locale: string): Response =>
  page({
    locale,
    brand,
    status: 404,
    title: t(locale, 'platform:page.nothing.title'),
    body: html`<h1>${t(locale, 'platform:page.nothing.title')}</h1><p class="lead">${t(locale, 'platform:page.nothing.text')}</p>`,
  })

/** Goes on to another address of ours after a form was taken. */
export const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })

const file = ({ content, type }: { content: string; type: string }): Answer | Response =>
  new Response(content, {
    headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' },
  })

/** The stylesheet and the script of customer pages, and the organisation's colour for the one button. */
export const pageRoutes = (): Route[] => [
  ...[CSS, SCRIPT].map((found) =>
    own({
      method: 'get',
      path: found.path,
      access: { open: 'public' },
      summary: 'Part of the customer pages',
      handle: async () => file(found),
    }),
  ),
  own({
    method: 'get',
    path: '/pages/brand.css',
    access: { open: 'public' },
    summary: "The organisation's colour on customer pages",
    handle: async ({ request }) => {
      const colour = buttonColour(`#${new URL(request.url).searchParams.get('c') ?? ''}`)
      const content = colour ? `.big{background:${colour};color:#fff}` : ''
      return file({ content, type: CSS.type })
    },
  }),
]

export { html, raw }
