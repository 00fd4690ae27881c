import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../../test/amends.ts'

let amends: Amends
before(async () => {
  amends = await openAmends({ environment: { AMENDS_LOG: 'error' } })
})

const rate = (key: string, email: string) =>
  amends.fetch({ key }, 'POST', '/api/v1/feedback', {
    source: 'survey',
    customer: { email },
    scale: 'stars5',
    score: 1,
    comment: 'The soup was cold.',
    site: 'storgata',
  })

const count = async (table: string) =>
  (await amends.database.pool.query<{ count: number }>(`select count(*) from ${table}`)).rows[0]!.count

test('one button forgets what a test key sent, and nothing else', async () => {
  const live = await amends.makeKey({ scope: 'ingest' })
  const trial = await amends.makeKey({ scope: 'ingest', test: true })
  const real = await rate(live.key, 'real@example.org')
  const tried = await rate(trial.key, 'tried@example.org')
  assert.equal(tried.status, 201, tried.text)
  // The test went all the way to an answer, so that every table has something of it.
  await amends.fetch('Ingrid', 'PUT', `/api/v1/alerts/${tried.body.alert.id}/answer`)
  await amends.runDue()

  assert.deepEqual((await amends.fetch('Olav', 'GET', '/api/v1/test-data')).body, { cases: 1, ratings: 1 })
  assert.equal((await amends.fetch('Mona', 'DELETE', '/api/v1/test-data')).status, 403)
  const gone = await amends.fetch('Olav', 'DELETE', '/api/v1/test-data')
  assert.deepEqual([gone.status, gone.body], [200, { cases: 1, ratings: 1 }])

  assert.equal((await amends.fetch('Olav', 'GET', `/api/v1/cases/${tried.body.case.id}`)).status, 404)
  assert.equal((await amends.fetch('Olav', 'GET', `/api/v1/cases/${real.body.case.id}`)).status, 200)
  for (const table of ['cases.cases', 'intake.feedback', 'alerts.alerts', 'customers.customers'])
    assert.equal(await count(table), 1, table)
})

test('with nothing to forget, nothing happens', async () => {
  const { body } = await amends.fetch('Olav', 'DELETE', '/api/v1/test-data')
  assert.deepEqual(body, { cases: 0, ratings: 0 })
})

test('a customer who is unhappy in earnest is heard, whatever a test key tried in their name before', async () => {
  const live = await amends.makeKey({ scope: 'ingest' })
  const trial = await amends.makeKey({ scope: 'ingest', test: true })
  const tried = await rate(trial.key, 'vera@example.org')
  const earnest = await rate(live.key, 'vera@example.org')
  assert.equal(earnest.body.case.created, true)
  assert.ok(earnest.body.alert, 'somebody is called')
  const again = await rate(trial.key, 'vera@example.org')
  assert.deepEqual(
    [again.body.case.id, again.body.case.created],
    [tried.body.case.id, false],
    'what a test sends again meets the case of the test',
  )
  const page = await amends.fetch('Olav', 'GET', `/api/v1/cases/${earnest.body.case.id}`)
  assert.deepEqual(page.body.customer.otherFailures, [])
  assert.equal(page.body.alerts[0].case.earlierFailures, 0)

  await amends.fetch('Olav', 'DELETE', '/api/v1/test-data')
  const after = await amends.fetch('Olav', 'GET', `/api/v1/cases/${earnest.body.case.id}`)
  assert.equal(after.body.messages.length, 1)
})
