import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, type As, openAmends } from '../../../test/amends.ts'

let amends: Amends
let key = ''
let shop = ''

before(async () => {
  amends = await openAmends()
  key = (await amends.makeKey({ scope: 'ingest' })).key
  shop = (await amends.makeKey({ scope: 'staff' })).key
})

const rate = (customer: string, more: object = {}, headers: Record<string, string> = {}) =>
  amends.fetch(
    { key },
    'POST',
    '/api/v1/feedback',
    {
      source: 'survey',
      scale: 'stars5',
      score: 1,
      comment: 'It says Happy Retirement Bob.',
      customer: { externalId: customer },
      product: 'cake',
      ...more,
    },
    headers,
  )

const sends = (as: As, method: string, path: string, body: object, idempotencyKey: string) =>
  amends.fetch(as, method, `/api/v1${path}`, body, { 'idempotency-key': idempotencyKey })

const understood = { summary: 'The cake had another name on it.', confirmedByCustomer: true }
const acknowledged = { message: 'I have it and call before noon.', channel: 'phone' }

async function solved(customer: string): Promise<string> {
  const { body } = await rate(customer)
  const steps = [
    ['owner', { staffId: amends.people.Ana }],
    ['acknowledgement', acknowledged],
    ['understanding', understood],
    ['resolution', { what: 'A new cake at his door' }],
  ] as const
  for (const [step, said] of steps) {
    const got = await amends.fetch('Ana', 'PUT', `/api/v1/cases/${body.case.id}/${step}`, said)
    assert.ok(got.status < 300, `${step}: ${got.text}`)
  }
  return body.case.id
}

test('a step refused as out of order is refused the same when it is sent again, even once it would be allowed', async () => {
  const { body } = await rate('Peter')
  const path = `/cases/${body.case.id}`
  const first = await sends('Ana', 'PUT', `${path}/understanding`, understood, 'too early')
  assert.equal(first.status, 409)
  await amends.fetch('Ana', 'PUT', `/api/v1${path}/owner`, { staffId: amends.people.Ana })
  await amends.fetch('Ana', 'PUT', `/api/v1${path}/acknowledgement`, acknowledged)
  const again = await sends('Ana', 'PUT', `${path}/understanding`, understood, 'too early')
  assert.deepEqual([again.status, again.text], [first.status, first.text])
  assert.match(again.headers.get('content-type') ?? '', /problem\+json/)
  assert.equal(again.headers.get('idempotent-replay'), 'true')
  assert.equal((await sends('Ana', 'PUT', `${path}/understanding`, understood, 'in time')).status, 200)
})

test('the key of a refused request with another body is refused as used', async () => {
  const nowhere = '/cases/0190a000-0000-7000-8000-00000000dead/resolution'
  assert.equal((await sends({ key: shop }, 'PUT', nowhere, { what: 'A cake' }, 'once')).status, 404)
  assert.equal((await sends({ key: shop }, 'PUT', nowhere, { what: 'A cake' }, 'once')).status, 404)
  assert.equal((await sends({ key: shop }, 'PUT', nowhere, { what: 'Two cakes' }, 'once')).status, 422)
})

test('a body that was not understood may be mended and sent under its key', async () => {
  const { body } = await rate('Lise')
  const path = `/cases/${body.case.id}/owner`
  assert.equal((await sends('Ana', 'PUT', path, { staffId: 'Ana' }, 'mended')).status, 422)
  assert.equal((await sends('Ana', 'PUT', path, { staffId: amends.people.Ana }, 'mended')).status, 200)
})

test('a refused story leaves nothing behind but its refusal', async () => {
  const { body } = await rate('Erik')
  const facts = () =>
    amends.database.pool
      .query('select count(*)::int as n from platform.journal where case_id = $1', [body.case.id])
      .then(({ rows }) => rows[0].n)
  const before = await facts()
  await sends('Ana', 'PUT', `/cases/${body.case.id}/resolution`, { what: 'A cake' }, 'nothing left')
  assert.equal(await facts(), before)
})

test('unhappy again about what was mended: sent twice under one key, the case opens again once with one answer', async () => {
  const caseId = await solved('Sofia')
  const first = await rate('Sofia', {}, { 'idempotency-key': 'again' })
  const again = await rate('Sofia', {}, { 'idempotency-key': 'again' })
  assert.equal(first.body.case?.id, caseId, first.text)
  assert.deepEqual([again.status, again.body], [first.status, first.body])
  const { rows } = await amends.database.pool.query(
    'select count(*)::int as n from intake.feedback where case_id = $1',
    [caseId],
  )
  assert.equal(rows[0].n, 2)
})

test('a rating that turns bad joins the case of its failure, and the case knows it', async () => {
  const { body } = await rate('Nils')
  const first = await rate('Nils', { externalId: 'f-7', score: 5, comment: 'Fine.' })
  assert.equal(first.body.case, null)
  const worse = await rate('Nils', { externalId: 'f-7', score: 1, comment: 'Not fine at all.' })
  assert.deepEqual(worse.body.case, { ...body.case, created: false })
  const { rows } = await amends.database.pool.query('select case_id from intake.feedback where id = $1', [
    first.body.id,
  ])
  assert.equal(rows[0].case_id, body.case.id)
})

test('the same rating again by its own id is kept under its key too', async () => {
  await rate('Marit', { externalId: 'f-9', score: 4 })
  const worse = { externalId: 'f-9', score: 1 }
  const first = await rate('Marit', worse, { 'idempotency-key': 'worse' })
  const again = await rate('Marit', worse, { 'idempotency-key': 'worse' })
  assert.equal(first.body.case.created, true)
  assert.deepEqual(again.body, first.body)
  assert.equal((await rate('Marit', { ...worse, score: 2 }, { 'idempotency-key': 'worse' })).status, 422)
})
