import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../amends.ts'
import { FEEDBACK, feedback } from './feedback.ts'
import { checksums } from './tables.ts'

let amends: Amends
let key: string

before(async () => {
  amends = await openAmends()
  key = (await amends.makeKey({ scope: 'ingest' })).key
  // The first use of a key is noted, once a minute, beside the request.
  await amends.fetch({ key }, 'GET', '/api/v1/me')
})

/** Sends bytes as they are, where `fetch` of the harness would make good JSON of them. */
async function sendRaw(text: string, headers: Record<string, string> = {}) {
  const response = await amends.running.fetch(
    new Request(`http://127.0.0.1:7070${FEEDBACK}`, {
      method: 'POST',
      body: text,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    }),
  )
  return { status: response.status, body: (await response.json()) as { type: string; errors?: object[] } }
}

const withField = (field: string, json: string) => {
  const text = JSON.stringify(feedback())
  return `${text.slice(0, -1)},"${field}":${json}}`
}

const NUL = '\\u0000'
const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`

const REFUSED: [string, string, number][] = [
  ['a list nested ten thousand deep', nested(10_000), 422],
  ['a body nested ten thousand deep inside a field', withField('reasons', nested(10_000)), 422],
  ['half a body', JSON.stringify(feedback()).slice(0, 40), 400],
  ['two bodies one after the other', JSON.stringify(feedback()).repeat(2), 400],
  ['nothing', '', 400],
  ['a bare word', '"hello"', 422],
  ['null', 'null', 422],
  ['a NUL in the comment', withField('comment', `"a${NUL}b"`), 422],
  ['a NUL in a customer’s name', withField('customer', `{"externalId":"x","name":"a${NUL}"}`), 422],
  ['a NUL in a field name', withField(`a${NUL}`, '1'), 422],
  ['__proto__', withField('__proto__', '{"role":"owner"}'), 422],
  ['constructor.prototype', withField('constructor', '{"prototype":{"role":"owner"}}'), 422],
  ['__proto__ in the customer', withField('customer', '{"externalId":"x","__proto__":{"a":1}}'), 422],
  ['a hundred thousand unknown fields', manyFields(20_000), 422],
  ['an id of the sender’s own', withField('id', '"0190a000-0000-7000-8000-00000000beef"'), 422],
  ['a case of the sender’s own', withField('caseId', '"0190a000-0000-7000-8000-00000000beef"'), 422],
  ['flagged: false', withField('flagged', 'false'), 422],
  ['history: true', withField('history', 'true'), 422],
  ['test: true', withField('test', 'true'), 422],
  ['a role', withField('customer', '{"externalId":"x","role":"owner"}'), 422],
  ['a score that is a string', withField('score', '"1"'), 422],
  ['an endless score', withField('score', '1e309'), 422],
  ['half a star', withField('score', '1.5'), 422],
  ['a comment of 20,001 characters', withField('comment', `"${'x'.repeat(20_001)}"`), 422],
  ['more than 256 kB', withField('comment', `"${'x'.repeat(300_000)}"`), 413],
  ['a time that no clock shows', withField('receivedAt', '"2025-01-01T00:00:00+99:99"'), 422],
  ['a language that is none', withField('locale', '"not a language"'), 422],
]

function manyFields(count: number): string {
  const fields = Array.from({ length: count }, (_, index) => `"f${index}":1`)
  return `{${fields.join(',')}}`
}

for (const [what, text, status] of REFUSED)
  test(`${what} is refused with ${status}, and nothing is kept`, async () => {
    const before = await checksums(amends.database)
    const got = await sendRaw(text)
    assert.equal(got.status, status, JSON.stringify(got.body).slice(0, 300))
    assert.match(got.body.type, /^urn:amends:problem:/)
    assert.deepEqual(await checksums(amends.database), before)
    assert.equal(Object.getOwnPropertyNames(Object.prototype).includes('role'), false)
  })

test('of a field that comes twice the last one counts, as everywhere in JSON', async () => {
  const got = await sendRaw(withField('score', '5'))
  assert.equal(got.status, 201)
  assert.equal((got.body as unknown as { flagged: boolean }).flagged, false)
})

test('half an emoji becomes a replacement sign, and the rest of the words is kept', async () => {
  const got = await sendRaw(withField('comment', '"half \\ud83d of a \\u202e 👩‍👩‍👧 ﷽ \\ud83d\\ude21"'))
  assert.equal(got.status, 201, JSON.stringify(got.body))
  const { rows } = await amends.database.pool.query(
    "select comment from intake.feedback where comment ^@ 'half'",
  )
  assert.deepEqual(rows, [{ comment: 'half \uFFFD of a \u202e 👩‍👩‍👧 ﷽ 😡' }])
})

test('a byte order mark before the body does no harm', async () => {
  assert.equal((await sendRaw(`\uFEFF${JSON.stringify(feedback())}`)).status, 201)
})

for (const type of [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/json',
  '',
])
  test(`a body sent as "${type}" is 415`, async () => {
    assert.equal((await sendRaw(JSON.stringify(feedback()), { 'content-type': type })).status, 415)
  })

test('JSON sent to a page for forms is 415', async () => {
  const got = await amends.fetch(undefined, 'POST', '/complain', { what: 'x', reach: 'a@example.org' })
  assert.equal(got.status, 415)
})

// Who is signed in and lured to another site: the browser sends the cookie, and tells where the request came from.
const LURES: [string, Record<string, string>][] = [
  ['a page of another site', { origin: 'https://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['a site that begins like ours', { origin: 'http://127.0.0.1:7070.evil.example' }],
  ['our own address with another port', { origin: 'http://127.0.0.1:7071' }],
  ['a request that says nothing of where it comes from', { origin: '' }],
  ['a form of another site', { origin: '', 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' }],
  ['a subdomain', { origin: '', 'sec-fetch-site': 'same-site' }],
]

for (const [what, headers] of LURES)
  test(`${what} changes nothing in the name of who is signed in`, async () => {
    const unsafe = amends.running.routes.filter(
      ({ access, method }) => !('open' in access) && method !== 'get',
    )
    const through: string[] = []
    for (const route of unsafe) {
      const path = route.path.replaceAll(/\{\w+\}/g, '0190a000-0000-7000-8000-00000000dead')
      const got = await amends.fetch('Olav', route.method.toUpperCase(), path, undefined, headers)
      if (got.body?.type !== 'urn:amends:problem:other-origin') through.push(`${route.method} ${route.path}`)
    }
    assert.deepEqual(through, [])
  })

test('no other site may read an answer', async () => {
  for (const origin of ['null', 'https://evil.example']) {
    const got = await amends.fetch('Olav', 'GET', '/api/v1/me', undefined, { origin })
    assert.equal(got.headers.get('access-control-allow-origin'), null)
    const asked = await amends.fetch(undefined, 'OPTIONS', '/api/v1/me', undefined, { origin })
    assert.equal(asked.headers.get('access-control-allow-origin'), null)
  }
})

test('a page of a thousand million rows, or a place that is none, is 422 on every list', async () => {
  const lists = amends.running.routes.filter(
    ({ method, path, query }) => method === 'get' && query && /^\/api/.test(path),
  )
  const answers: string[] = []
  for (const route of lists) {
    const path = route.path.replaceAll(/\{\w+\}/g, NO_ROW)
    for (const query of [
      'limit=1000000000',
      'limit=-1',
      'limit=1e3',
      'cursor=%27%20or%201%3D1--',
      'cursor=-1',
    ]) {
      const got = await amends.fetch('Olav', 'GET', `${path}?${query}`)
      if (got.status >= 500) answers.push(`${path}?${query}: ${got.status}`)
    }
    const { status, text } = await amends.fetch('Olav', 'GET', `${path}?limit=1000000000`)
    if (status !== 422 && /limit/.test(JSON.stringify(shapeOf(route.path))))
      answers.push(`${path}: ${status} ${text}`)
  }
  assert.ok(lists.length > 5)
  assert.deepEqual(answers, [])
})

const NO_ROW = '0190a000-0000-7000-8000-00000000dead'
const shapeOf = (path: string) =>
  Object.keys(
    (amends.running.routes.find((route) => route.path === path)?.query as { shape?: object })?.shape ?? {},
  )

test('search reads every sign as itself', async () => {
  for (const q of [
    "' or 1=1 --",
    '%',
    '_',
    '\\',
    '!&|():*',
    '"',
    '; drop table cases.cases',
    '(((',
    '\u202e',
    '👩‍👩‍👧',
  ]) {
    const got = await amends.fetch('Olav', 'GET', `/api/v1/cases?q=${encodeURIComponent(q)}`)
    assert.equal(got.status, 200, `${q}: ${got.text}`)
    const staff = await amends.fetch('Olav', 'GET', `/api/v1/staff?q=${encodeURIComponent(q)}`)
    assert.equal(staff.status, 200, `${q}: ${staff.text}`)
  }
})
