import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'

let amends: Amends
let key: string

before(async () => {
  amends = await openAmends()
  key = (await amends.makeKey({ scope: 'ingest' })).key
})

const visit = (externalId: string, more: object = {}) => ({
  externalId,
  occurredAt: '2026-11-21T10:00:00Z',
  channel: 'shop',
  customer: { externalId: 'c-1', name: 'Clara Nygaard' },
  ...more,
})

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  amends.fetch({ key }, 'POST', `/api/v1/${path}`, body, headers)

test('a shop sends a thousand visits, all are in, and the same again changes nothing', async () => {
  const visits = Array.from({ length: 1_000 }, (_, at) => visit(`v-${at}`))
  const first = await post('interactions', visits)
  assert.equal(first.status, 201, first.text)
  assert.equal(first.body.items.filter(({ created }: { created: boolean }) => created).length, 1_000)
  const again = await post('interactions', visits)
  assert.equal(again.body.items.filter(({ created }: { created: boolean }) => created).length, 0)
  assert.deepEqual(again.body.items[7].id, first.body.items[7].id)
})

test('thirty tills that name their colleagues at the same moment all get an answer', {
  timeout: 60_000,
}, async () => {
  const tills = Array.from({ length: 30 }, (_, at) =>
    post('interactions', visit(`t-${at}`, { staff: { externalId: `colleague ${at}` } })),
  )
  const answers = await Promise.all(tills)
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]))
})

test('one wrong visit among many refuses all, and says which', async () => {
  const visits = [visit('w-0'), visit('w-1', { occurredAt: 'yesterday' })]
  const refused = await post('interactions', visits)
  assert.equal(refused.status, 422)
  assert.equal(refused.body.errors[0].path, '/1/occurredAt')
  const found = await amends.database.pool.query(
    "select 1 from intake.interactions where external_id = 'w-0'",
  )
  assert.equal(found.rowCount, 0)
})

test('feedback that names a visit before the visit arrives is linked when it does', async () => {
  const heard = await post('feedback', {
    receivedAt: '2026-11-21T10:50:00Z',
    source: 'survey',
    customer: { externalId: 'c-9' },
    interactionExternalId: 'late-1',
    scale: 'stars5',
    score: 1,
  })
  assert.equal(heard.status, 201, heard.text)
  const sent = await post('interactions', visit('late-1', { customer: { externalId: 'c-9' } }))
  const linked = await amends.database.pool.query(
    'select interaction_id from intake.feedback where id = $1',
    [heard.body.id],
  )
  assert.equal(linked.rows[0].interaction_id, sent.body.items[0].id)
})

test('one star at Storgata calls Ingrid, who leads this shift', async () => {
  const heard = await post('feedback', {
    receivedAt: '2026-11-21T10:51:00Z',
    source: 'survey',
    customer: { email: 'omar@example.org', name: 'Omar Haddad' },
    site: 'storgata',
    scale: 'stars5',
    score: 1,
    comment: 'Third time the boxes are missing.',
  })
  assert.equal(heard.status, 201, heard.text)
  const calls = await amends.database.pool.query(
    'select staff_id, why from alerts.calls where alert_id = $1',
    [heard.body.alert.id],
  )
  assert.deepEqual({ ...calls.rows[0] }, { staff_id: amends.people.Ingrid, why: 'leads this shift' })
})

test('scores that no scale has are refused with the field', async () => {
  for (const score of [-1, 11, 3.7, '5', null, [5]]) {
    const refused = await post('feedback', {
      receivedAt: '2026-11-21T10:51:00Z',
      source: 'survey',
      customer: { externalId: 'x' },
      scale: 'stars5',
      score,
    })
    assert.equal(refused.status, 422, `${score}`)
    assert.equal(refused.body.errors[0].path, '/score')
  }
})

test('feedback without an instant was received now', async () => {
  const customer = { email: 'now@example.org' }
  const heard = await post('feedback', { source: 'survey', customer, scale: 'stars5', score: 1 })
  assert.equal(heard.status, 201, heard.text)
  assert.notEqual(heard.body.alert, null)
})

test('feedback from tomorrow is refused, from last week it is history', async () => {
  const feedback = { source: 'survey', customer: { externalId: 'y' }, scale: 'stars5', score: 1 }
  const ahead = await post('feedback', { ...feedback, receivedAt: '2026-11-22T10:51:00Z' })
  assert.equal(ahead.status, 422)
  assert.equal(ahead.body.errors[0].path, '/receivedAt')
  const old = await post('feedback', { ...feedback, receivedAt: '2026-11-14T10:51:00Z' })
  assert.equal(old.body.alert, null)
  assert.equal(old.body.case.created, true)
})

test('the same Idempotency-Key replays the answer; with another body it is refused', async () => {
  const feedback = {
    receivedAt: '2026-11-21T10:51:00Z',
    source: 'survey',
    customer: { externalId: 'z' },
    scale: 'nps',
    score: 3,
  }
  const headers = { 'idempotency-key': 'order-17' }
  const first = await post('feedback', feedback, headers)
  const again = await post('feedback', feedback, headers)
  assert.equal(again.status, first.status)
  assert.deepEqual(again.body, first.body)
  const other = await post('feedback', { ...feedback, score: 4 }, headers)
  assert.equal(other.status, 422)
})

test('the answer says where the case can be opened, the first time and every time after', async () => {
  const rating = {
    source: 'survey',
    externalId: 'url-1',
    customer: { externalId: 'url' },
    scale: 'stars5',
    score: 1,
  }
  const first = await post('feedback', rating, { 'idempotency-key': 'url' })
  const { id } = first.body.case
  assert.equal(first.body.case.url, `http://127.0.0.1:7070/desk/${id}`)
  assert.equal((await post('feedback', rating, { 'idempotency-key': 'url' })).text, first.text)
  assert.equal((await post('feedback', rating)).body.case.url, first.body.case.url)
})

test('a visit told twice in one request is made once', async () => {
  const { body } = await post('interactions', [visit('twice'), visit('twice', { channel: 'web' })])
  assert.deepEqual(
    body.items.map(({ created }: { created: boolean }) => created),
    [true, false],
  )
})

test('a thousand and one visits are refused with the number that may be sent', async () => {
  const { status, body } = await post(
    'interactions',
    Array.from({ length: 1_001 }, (_, at) => visit(`many-${at}`)),
  )
  assert.equal(status, 422)
  assert.match(body.detail, /at most 1000 interactions at a time\.$/)
})

test('words with a scale but no score are words alone', async () => {
  const words = { source: 'survey', customer: { externalId: 'words' }, scale: 'nps', comment: 'Thank you.' }
  const heard = await post('feedback', words)
  assert.equal(heard.status, 201, heard.text)
  assert.equal(heard.body.flagged, false)
})

test('a customer since an instant is a customer since its day', async () => {
  const since = '2020-02-29T23:30:00+01:00'
  const sent = await post('interactions', visit('since', { customer: { externalId: 'c-since', since } }))
  assert.equal(sent.status, 201, sent.text)
  const { rows } = await amends.database.pool.query(
    "select since from customers.customers where external_id = 'c-since'",
  )
  assert.equal(String(rows[0].since), '2020-02-29')
})

test('who chooses a language for a complaint gets it, also where nobody expected it', async () => {
  const page = await amends.fetch(undefined, 'GET', '/complain?lang=zh-TW')
  assert.match(page.text, /<html lang="zh-Hant"/)
})

test('a score that the scale does not have leaves the one that was given', async () => {
  const asked = await post('surveys', { kind: 'contact', customer: { externalId: 'off-scale' }, send: false })
  const { pathname } = new URL(asked.body.url)
  const rated = (score: string) => amends.fetch(undefined, 'POST', pathname, new URLSearchParams({ score }))
  assert.deepEqual([(await rated('1')).status, (await rated('9')).status], [303, 303])
  const { rows } = await amends.database.pool.query(
    `select f.score from intake.feedback f join customers.customers c on c.id = f.customer_id
     where c.external_id = 'off-scale'`,
  )
  assert.deepEqual(
    rows.map(({ score }) => score),
    [1],
  )
})
