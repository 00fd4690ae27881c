import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Route } from '../../src/platform/http/index.ts'
import { type Amends, openAmends } from '../amends.ts'
import { everybody, type Knocking, owed } from './callers.ts'

let amends: Amends
let knocking: Knocking[]

before(async () => {
  amends = await openAmends()
  knocking = await everybody(amends)
})

// No row has this id and no body is sent: who is let through gets an answer about the request, not about themselves.
const NOBODY_IS = '00000000-0000-7000-8000-000000000000'
const GATE = ['sign-in', 'wrong-role', 'wrong-scope'].map((code) => `urn:amends:problem:${code}`)

async function verdictOf(route: Route, as: Knocking['as']) {
  const path = route.path.replaceAll(/\{\w+\}/g, NOBODY_IS)
  const got = await amends.fetch(as, route.method.toUpperCase(), path)
  return GATE.includes(got.body?.type) ? got.status : 'let through'
}

test('every route lets through, asks to sign in or refuses each caller exactly as its rule says', async () => {
  const wrong: string[] = []
  let asked = 0
  for (const route of amends.running.routes.filter(({ access }) => !('open' in access)))
    for (const caller of knocking) {
      const got = await verdictOf(route, caller.as)
      const should = owed(route.access, caller)
      asked += 1
      if (got !== should) wrong.push(`${route.method} ${route.path}, ${caller.who}: ${got}, not ${should}`)
    }
  assert.deepEqual(wrong, [])
  assert.ok(asked > 1_000, `only ${asked} asked`)
})

test('an invented key or session is told to sign in, on every route that is not open', async () => {
  const invented: Record<string, string>[] = [
    { authorization: `Bearer amends_${'x'.repeat(43)}` },
    { authorization: 'Bearer nothing' },
    { cookie: 'amends.session_token=abc.def' },
  ]
  const letIn: string[] = []
  for (const route of amends.running.routes.filter(({ access }) => !('open' in access)))
    for (const headers of invented) {
      const path = route.path.replaceAll(/\{\w+\}/g, NOBODY_IS)
      const got = await amends.fetch(undefined, route.method.toUpperCase(), path, undefined, headers)
      if (got.status !== 401) letIn.push(`${route.method} ${route.path}: ${got.status}`)
    }
  assert.deepEqual(letIn, [])
})

test('what answers without sign-in is this list and nothing else', () => {
  const open = amends.running.routes
    .filter(({ access }) => 'open' in access)
    .map(({ method, path }) => `${method} ${path.replace(/-[0-9a-f]{10}\./, '-HASH.')}`)
    .sort()
  assert.deepEqual(open, OPEN)
})

const OPEN = [
  'delete /api/v1/sessions/current',
  'get /a/{token}',
  'get /api/v1/invitations/{token}',
  'get /api/v1/organisation/name',
  'get /c/{token}',
  'get /complain',
  'get /docs',
  'get /healthz',
  'get /metrics',
  'get /openapi.json',
  'get /pages/brand.css',
  'get /pages/docs-HASH.css',
  'get /pages/page-HASH.css',
  'get /pages/page-HASH.js',
  'get /readyz',
  'get /s/{token}',
  'get /unsubscribe/{token}',
  'post /a/{token}',
  'post /api/v1/password-resets',
  'post /api/v1/sessions',
  'post /api/v1/sessions/passkey',
  'post /api/v1/sessions/passkey-question',
  'post /api/v1/sessions/second-step',
  'post /c/{token}',
  'post /complain',
  'post /s/{token}',
  'post /unsubscribe/{token}',
  'put /api/v1/invitations/{token}/password',
]
