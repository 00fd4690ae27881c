import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../../test/amends.ts'
import { fieldsOf, kindOf } from './fields.ts'

let amends: Amends
before(async () => {
  amends = await openAmends()
})

const get = (path: string) => amends.fetch(undefined, 'GET', path)

test('every address that programs may call is described for people, with who may call it', async () => {
  const { body } = await get('/openapi.json')
  const { status, text, headers } = await get('/docs')
  assert.equal(status, 200)
  assert.match(headers.get('content-type') ?? '', /^text\/html/)
  const paths = Object.keys(body.paths)
  assert.ok(paths.length > 50)
  for (const path of paths) assert.ok(text.includes(`</b> ${path}</a>`), path)
  assert.match(text, /Keys with scope ingest or higher; signed in as agent, lead, manager, owner\./)
  assert.match(text, /<code>customer\.email<\/code>/)
})

test('the description runs no script, and asks nobody else for anything', async () => {
  const { text, headers } = await get('/docs')
  assert.doesNotMatch(text, /<script|style="|(src|href)="(https?:)?\/\//)
  assert.match(
    headers.get('content-security-policy') ?? '',
    /^default-src 'none'; script-src 'none'; style-src 'self'/,
  )
  const css = /href="(\/pages\/docs-[^"]+)"/.exec(text)?.[1] ?? ''
  assert.match((await get(css)).headers.get('content-type') ?? '', /^text\/css/)
})

test('each operation has a name of its own', async () => {
  const { body } = await get('/openapi.json')
  const names = Object.values<Record<string, { operationId: string }>>(body.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  assert.equal(new Set(names).size, names.length)
  assert.ok(names.includes('putApiV1CasesIdOwner'))
})

test('a field says what it holds, lists and inner fields by their path', () => {
  const money = {
    type: 'object',
    properties: { amount: { type: 'integer', minimum: 0 } },
    required: ['amount'],
  }
  const shape = { anyOf: [{ type: 'array', items: { type: 'object', properties: { price: money } } }] }
  assert.deepEqual(fieldsOf(shape), [
    { name: '[].price', kind: 'object', required: false },
    { name: '[].price.amount', kind: 'whole number, from 0', required: true },
  ])
  assert.equal(kindOf({ enum: ['S1', 'S2'] }), 'one of S1, S2')
})
