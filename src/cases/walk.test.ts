import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'

let amends: Amends
let ingest: { key: string }
before(async () => {
  amends = await openAmends()
  ingest = await amends.makeKey({ scope: 'ingest' })
})

let said = 0
/** Somebody says something bad about Storgata; answers the case. */
async function letDown(customer: string, more: object = {}): Promise<{ id: string; alertId: string }> {
  const { status, body, text } = await amends.fetch(ingest, 'POST', '/api/v1/feedback', {
    receivedAt: amends.clock.now().toString(),
    source: 'survey',
    customer: {
      externalId: `${customer}-${++said}`,
      name: customer,
      email: `${customer.toLowerCase()}@example.org`,
    },
    scale: 'stars5',
    score: 1,
    comment: 'It says Happy Retirement Bob.',
    site: 'storgata',
    team: 'care',
    ...more,
  })
  assert.equal(status, 201, text)
  return { id: body.case.id, alertId: body.alert?.id }
}

const put = (as: Parameters<Amends['fetch']>[0], path: string, body: object, headers = {}) =>
  amends.fetch(as, 'PUT', `/api/v1${path}`, body, headers)
const sorry = { message: 'Clara, I am so sorry. I stay with this until it is right.', channel: 'email' }

test('Ana walks Clara’s case to a satisfied end, and every step is on the page', async () => {
  const { id } = await letDown('Clara')
  const steps = [
    await put('Ana', `/cases/${id}/owner`, { staffId: amends.people.Ana }),
    await put('Ana', `/cases/${id}/acknowledgement`, sorry),
    await put('Ana', `/cases/${id}/understanding`, {
      summary: 'A cake with a wrong name.',
      confirmedByCustomer: true,
    }),
    await put('Ana', `/cases/${id}/resolution`, { what: 'A new cake by 14:15.', extraMile: 'Six buns.' }),
    await put('Ana', `/cases/${id}/closure`, {
      answer: 'satisfied',
      cause: 'people',
      whatWeDid: 'Read labels twice.',
    }),
  ]
  assert.deepEqual(
    steps.map(({ status, body, text }) => [status, body?.status ?? text]),
    [
      [200, 'open'],
      [200, 'acknowledged'],
      [200, 'understood'],
      [200, 'solved'],
      [200, 'closed'],
    ],
  )
  const page = await amends.fetch('Ana', 'GET', `/api/v1/cases/${id}`)
  assert.equal(page.status, 200, page.text)
  assert.equal(page.body.steps.done, 4)
  assert.equal(page.body.owner.name, 'Ana')
  assert.equal(page.body.resolution.extraMile, 'Six buns.')
  assert.equal(page.body.closures[0].answer, 'satisfied')
  assert.ok(page.body.clocks.every((clock: { stoppedAt: string | null }) => clock.stoppedAt))
})
