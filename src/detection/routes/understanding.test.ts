import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../../test/amends.ts'

let amends: Amends
let key: string

before(async () => {
  amends = await openAmends()
  key = (await amends.makeKey({ scope: 'ingest' })).key
})

const read = (body: object) => amends.fetch({ key }, 'POST', '/api/v1/text/understand', body)

test('a program may ask what a message says, and every claim points at its words', async () => {
  const text = 'Your driver was rude and I want my money back.'
  const { status, body } = await read({ text, locale: 'en' })
  assert.equal(status, 200)
  assert.equal(body.language, 'en')
  assert.equal(body.sentiment, 'negative')
  const [ask] = body.asks
  assert.equal(ask.kind, 'refund')
  assert.match(text.slice(...(ask.span as [number, number])), /money back/)
})

test('an empty message is in no language and says neither happy nor unhappy', async () => {
  const { body } = await read({ text: '' })
  assert.deepEqual([body.language, body.dissatisfaction], ['und', 0.5])
})

test('nobody without a key or a session may have messages read', async () => {
  for (const stranger of [undefined, { key: 'amd_wrong' }]) {
    const answer = await amends.fetch(stranger, 'POST', '/api/v1/text/understand', { text: 'hello' })
    assert.equal(answer.status, 401)
  }
})

test('what a message is asked about is checked: no text, too much text, an unknown field', async () => {
  for (const body of [{}, { text: 'a'.repeat(20_001) }, { text: 'a', store: true }])
    assert.equal((await read(body)).status, 422)
})

test('reading a message leaves nothing behind', async () => {
  const marked = 'The zebra cake 7391 was stale'
  await read({ text: marked, locale: 'en' })
  const { rows } = await amends.database.pool.query(
    `select (select count(*)::int from intake.feedback) as feedback, (select count(*)::int from platform.outbox) as jobs,
       (select count(*)::int from platform.journal where body::text like '%7391%') as facts`,
  )
  assert.deepEqual(rows[0], { feedback: 0, jobs: 0, facts: 0 })
})
