import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../amends.ts'
import { FEEDBACK, feedback } from './feedback.ts'

let amends: Amends
let key: string

before(async () => {
  amends = await openAmends()
  key = (await amends.makeKey({ scope: 'ingest' })).key
})

test('the same Idempotency-Key with another body is 422, in parallel too, and one case is all there is', async () => {
  const send = (customer: string) =>
    amends.fetch({ key }, 'POST', FEEDBACK, feedback({ customer: { externalId: customer } }), {
      'idempotency-key': 'till-4-receipt-99',
    })
  const got = await Promise.all([...Array(10).fill('k-1'), ...Array(10).fill('k-2')].map(send))
  const taken = got.filter(({ status }) => status === 201)
  assert.equal(taken.length, 10)
  assert.equal(new Set(taken.map(({ text }) => text)).size, 1)
  assert.deepEqual([...new Set(got.map(({ status }) => status))].sort(), [201, 422])
  const { rows } = await amends.database.pool.query(
    `select count(*)::int as n from cases.cases k join customers.customers c on c.id = k.customer_id
     where c.external_id in ('k-1', 'k-2')`,
  )
  assert.equal(rows[0].n, 1)
})

test('the same holds for a story of a colleague: twenty takings at once are one', async () => {
  const heard = await amends.fetch(
    { key },
    'POST',
    FEEDBACK,
    feedback({ customer: { externalId: 'k-3' }, team: 'care' }),
  )
  const take = () =>
    amends.fetch(
      'Ana',
      'PUT',
      `/api/v1/cases/${heard.body.case.id}/owner`,
      { staffId: amends.people.Ana },
      {
        'idempotency-key': 'take',
      },
    )
  const got = await Promise.all(Array.from({ length: 20 }, take))
  assert.deepEqual(new Set(got.map(({ status }) => status)), new Set([200]))
  assert.equal(new Set(got.map(({ text }) => text)).size, 1)
  const { rows } = await amends.database.pool.query(
    'select count(*)::int as n from cases.ownerships where case_id = $1',
    [heard.body.case.id],
  )
  assert.equal(rows[0].n, 1)
})

test('two callers with the same Idempotency-Key do not meet', async () => {
  const other = await amends.makeKey({ scope: 'ingest' })
  const headers = { 'idempotency-key': 'shared' }
  const [first, second] = [
    await amends.fetch({ key }, 'POST', FEEDBACK, feedback({ customer: { externalId: 'k-4' } }), headers),
    await amends.fetch(
      { key: other.key },
      'POST',
      FEEDBACK,
      feedback({ customer: { externalId: 'k-5' } }),
      headers,
    ),
  ]
  assert.deepEqual([first.status, second.status], [201, 201])
  assert.notEqual(first.body.id, second.body.id)
})

for (const [what, idempotencyKey] of [
  ['ten kilobytes', 'k'.repeat(10_240)],
  ['nothing', ''],
] as const)
  test(`an Idempotency-Key of ${what} is 400`, async () => {
    const got = await amends.fetch({ key }, 'POST', FEEDBACK, feedback(), {
      'idempotency-key': idempotencyKey,
    })
    assert.equal(got.status, 400, got.text)
  })
