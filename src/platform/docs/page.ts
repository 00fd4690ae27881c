import { html } from 'hono/html'
import { type Field, fieldsOf, kindOf, type Schema } from './fields.ts'

type Markup = ReturnType<typeof html>

interface Parameter {
  name: string
  in: string
  required: boolean
  schema: Schema
}

interface Content {
  description?: string
  content?: Record<string, { schema?: Schema }>
}

/** One operation of the OpenAPI description, as far as the page shows it. */
export interface Operation {
  summary: string
  parameters: Parameter[]
  requestBody?: Content
  responses: Record<string, Content>
  'x-roles'?: readonly string[]
  'x-key-scope'?: string | null
}

/** The OpenAPI description that the page is made of. */
export interface Description {
  info: { title: string; version: string; description: string }
  paths: Record<string, Record<string, unknown>>
}

interface Named {
  noun: string
  id: string
  method: string
  path: string
  operation: Operation
}

/** The whole description on one page: no script, no request to anywhere else. */
export function docsPage(description: Description, cssPath: string): string {
  const nouns = Map.groupBy(operationsOf(description), ({ noun }) => noun)
  const { title, version } = description.info
  return String(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} API ${version}</title><link rel="stylesheet" href="${cssPath}"></head>
<body><nav aria-label="Nouns"><p class="name">${title} API</p><ul>${[...nouns.keys()].map((noun) => html`<li><a href="#${noun}">${noun}</a></li>`)}</ul></nav>
<main><h1>${title} API ${version}</h1>${BEFORE}${[...nouns].map(([noun, all]) => chapter(noun, all))}</main></body></html>`)
}

const BEFORE = html`<p>For programs: the same as OpenAPI 3.1 at <a href="/openapi.json">/openapi.json</a>.</p>
<dl>
<dt>Who calls</dt><dd><code>Authorization: Bearer KEY</code>. A key is made under Settings, Keys, or by
<code>npm run -s amends -- keys create --name NAME --scope ingest</code>. Scopes, each with those before it: ingest, staff, admin.
No key or a wrong one: 401. Too small a scope: 403. A row that you may not see: 404.</dd>
<dt>What is wrong</dt><dd>Problems come as <code>application/problem+json</code> (RFC 9457) with <code>title</code>,
<code>status</code>, <code>detail</code> and, for bad input (422), <code>errors: [{ path, message }]</code> with JSON pointers.
A step out of order is 409 and says what is <code>missing</code>.</dd>
<dt>Sent twice</dt><dd><code>Idempotency-Key</code> on a write: within 24 hours the first answer comes again, and the same key
with another body is 422.</dd>
<dt>Changed meanwhile</dt><dd><code>If-Match</code> with the version that you read: 412 when it is no longer the newest.</dd>
<dt>Lists</dt><dd><code>{ items, nextCursor }</code>; go on with <code>?cursor=</code>, size by <code>?limit=</code>.</dd>
<dt>Time and money</dt><dd>Instants are ISO 8601, <code>2026-11-22T14:05:00Z</code>. Money is
<code>{ "amount": 1250, "currency": "EUR" }</code> in minor units: 12.50 euros, or 1,250 yen in JPY.</dd>
</dl>`

function operationsOf({ paths }: Description): Named[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      noun: path.split('/')[3] ?? path,
      id: `${method}${path.replaceAll(/[^a-zA-Z0-9]+/g, '-')}`.replace(/-$/, ''),
      method: method.toUpperCase(),
      path,
      operation: operation as Operation,
    })),
  )
}

const chapter = (noun: string, all: Named[]): Markup =>
  html`<section aria-labelledby="${noun}"><h2 id="${noun}">${noun}</h2>${all.map(article)}</section>`

function article({ id, method, path, operation }: Named): Markup {
  const { summary, parameters, requestBody, responses } = operation
  const [[status = '200', answer] = []] = Object.entries(responses)
  const asked = parameters
    .filter((each) => each.in !== 'header')
    .map(({ name, schema, required, in: place }) => ({
      name,
      kind: place === 'query' ? kindOf(schema) : `${kindOf(schema)} (in the address)`,
      required,
    }))
  return html`<article id="${id}"><h3><a href="#${id}"><b>${method}</b> ${path}</a></h3>
<p>${summary}.</p><p class="who">${whoMay(operation)}</p>
${table('Parameters', asked)}${table('Body', fieldsIn(requestBody))}${table(`Answer ${status}`, fieldsIn(answer))}</article>`
}

const fieldsIn = (content: Content | undefined): Field[] =>
  fieldsOf(Object.values(content?.content ?? {})[0]?.schema)

function whoMay(operation: Operation): string {
  const roles = operation['x-roles']
  if (!roles) return 'Open to everybody.'
  const scope = operation['x-key-scope']
  return `${scope ? `Keys with scope ${scope} or higher` : 'No key'}; signed in as ${roles.join(', ')}.`
}

const table = (caption: string, fields: Field[]): Markup | string =>
  fields.length === 0
    ? ''
    : html`<table><caption>${caption}</caption><tbody>${fields.map(
        ({ name, kind, required }) =>
          html`<tr><th scope="row"><code>${name}</code>${required ? html` <em>needed</em>` : ''}</th><td>${kind}</td></tr>`,
      )}</tbody></table>`
