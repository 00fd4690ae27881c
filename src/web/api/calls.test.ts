import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'

/** What the server was asked, and what it answers next. */
const asked: { url: string; init: RequestInit }[] = []
const answers: (Response | Error)[] = []

const kept = new Map<string, string>()
Object.assign(globalThis, {
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  },
  fetch: async (url: string, init: RequestInit = {}) => {
    if (url === '/healthz') throw new TypeError('still no line')
    asked.push({ url, init })
    const answer =
      answers.shift() ?? new Response('{}', { status: 200, headers: { 'content-type': 'application/json' } })
    if (answer instanceof Error) throw answer
    return answer
  },
})

const { address, api, whenSignedOut } = await import('./call.ts')
const { connection } = await import('./connection.ts')
const { Refusal } = await import('./refusal.ts')
const { waitingList, sendWaiting, writeOrKeep } = await import('./waiting.ts')

const offline = () => new TypeError('fetch failed')
const refusal = (status: number, more: object = {}) =>
  Response.json(
    { title: 'Refused', status, ...more },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )

const headerOf = (name: string, at = -1) => new Headers(asked.at(at)?.init.headers).get(name)

after(() => connection.reached()) // or it would ask for the line for ever

beforeEach(() => {
  asked.length = 0
  answers.length = 0
  waitingList.clear()
  connection.reached()
})

test('a refusal arrives as a sentence for people, with the wrong fields by name', async () => {
  answers.push(
    refusal(422, {
      detail: 'You may give up to €60.00. Ask a lead, or lower it.',
      errors: [{ path: '/goodwill/amount', message: 'too much' }],
    }),
  )
  await assert.rejects(api.post('/cases/1/offers', { body: {} }), (error) => {
    assert.ok(error instanceof Refusal)
    assert.equal(error.message, 'You may give up to €60.00. Ask a lead, or lower it.')
    assert.equal(error.fieldError('goodwill.amount'), 'too much')
    assert.equal(error.fieldError('reason'), undefined)
    return true
  })
})

test('every write has its own key and says from which version it was made', async () => {
  await api.put('/cases/1/owner', { body: { staffId: 'ana' }, ifMatch: 3 })
  await api.put('/cases/1/owner', { body: { staffId: 'ana' } })
  assert.equal(headerOf('if-match', 0), '"3"')
  assert.match(headerOf('idempotency-key', 0) ?? '', /^[0-9a-f]{32}$/)
  assert.notEqual(headerOf('idempotency-key', 0), headerOf('idempotency-key', 1))
})

test('what is not asked for does not stand in the address', () => {
  assert.equal(
    address('/cases', { q: 'cake & nuts', owner: undefined, team: '' }),
    '/api/v1/cases?q=cake+%26+nuts',
  )
})

test('who is no longer known is sent to the door', async () => {
  let sent = false
  whenSignedOut(() => {
    sent = true
  })
  answers.push(refusal(401))
  await assert.rejects(api.get('/me'))
  assert.equal(sent, true)
})

test('without a line a write waits here and leaves by itself, once', async () => {
  answers.push(offline())
  assert.equal(
    await writeOrKeep({
      method: 'POST',
      path: '/cases/1/messages',
      body: { text: 'On its way' },
      label: 'Text to Clara',
    }),
    'waits',
  )
  assert.equal(waitingList.all().length, 1)
  await sendWaiting()
  await sendWaiting()
  assert.equal(waitingList.all().length, 0)
  const keys = new Set(asked.map((_, i) => headerOf('idempotency-key', i)))
  assert.equal(keys.size, 1)
})

test('nothing overtakes what already waits', async () => {
  answers.push(offline())
  await writeOrKeep({ method: 'POST', path: '/first', label: 'first' })
  await writeOrKeep({ method: 'POST', path: '/second', label: 'second' })
  await sendWaiting()
  assert.deepEqual(
    waitingList.all().map((each) => each.label),
    [],
  )
  const paths = asked.map(({ url }) => url.replace('/api/v1', ''))
  assert.ok(paths.lastIndexOf('/first') < paths.indexOf('/second'))
})

test('a clash stays for a person to see, and does not hold up the rest', async () => {
  answers.push(offline())
  await writeOrKeep({ method: 'PUT', path: '/cases/1/owner', label: 'Hand over to Priya' })
  await writeOrKeep({ method: 'POST', path: '/cases/2/messages', label: 'Text to Clara' })
  answers.push(refusal(412, { detail: 'Ingrid has it now.' }))
  await sendWaiting()
  assert.deepEqual(
    waitingList.all().map((each) => each.refused),
    ['Ingrid has it now.'],
  )
})

test('what waits survives a closed browser', async () => {
  answers.push(offline())
  await writeOrKeep({ method: 'POST', path: '/cases/1/messages', label: 'Text to Clara' })
  assert.match(kept.get('amends.waiting') ?? '', /Text to Clara/)
})
