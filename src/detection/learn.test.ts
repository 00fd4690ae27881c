import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { learnFromRatings } from './learn.ts'
import { calibrationRow } from './store/calibration.ts'

/** A ski rental whose customers speak of edges and bindings. */
const SAID = [
  ['edges blunt as a spoon', 1],
  ['edges like razors', 5],
  ['bindings popped open twice', 2],
  ['bindings snug all day', 5],
  ['boots a brick', 1],
  ['boots a pillow', 4],
] as const

let amends: Amends
let key: string
let count = 0

before(async () => {
  amends = await openAmends()
  key = (await amends.makeKey({ scope: 'ingest' })).key
})

async function rate(times: number, as = key): Promise<void> {
  for (let i = 0; i < times; i++) {
    const [comment, score] = SAID[i % SAID.length]!
    const heard = await amends.fetch({ key: as }, 'POST', '/api/v1/feedback', {
      receivedAt: amends.clock.now().toString(),
      source: 'survey',
      customer: { externalId: `skier-${count++}`, locale: 'en' },
      scale: 'stars5',
      score,
      comment: `${comment}, visit ${count}`,
      locale: 'en',
    })
    assert.equal(heard.status, 201, heard.text)
  }
}

async function passAMinute(): Promise<void> {
  amends.clock.advance({ minutes: 1 })
  await amends.runDue()
}

const kept = () => calibrationRow(amends.database.read)
const learn = (body = {}) => learnFromRatings(amends.app, { asked: body, now: amends.clock.now() })
const waitingLessons = async () =>
  (await amends.database.pool.query(`select 1 from platform.outbox where job = 'learnFromRatings'`)).rows
    .length

test('rated comments are learnt from a little later, by one job for all of them', async () => {
  await rate(30)
  assert.equal(await waitingLessons(), 1)
  assert.equal((await kept()).ratings, 0)
  await passAMinute()
  assert.equal((await kept()).ratings, 30)
})

test('a rating teaches once, however often lessons are held', async () => {
  const before = await kept()
  await learn()
  await learn()
  assert.deepEqual(await kept(), before)
})

test('two processes that learn at the same time learn each rating once', async () => {
  await rate(12)
  await Promise.all([learn(), learn(), learn()])
  const { rows } = await amends.database.pool.query(
    'select count(*)::int as all, count(distinct feedback_id)::int as feedback, max(place) as last from detection.ratings',
  )
  assert.deepEqual(rows[0], { all: 42, feedback: 42, last: 42 })
  assert.equal((await kept()).ratings, 42)
})

test('what a test key sends teaches nothing, and neither does a comment without a score', async () => {
  const { key: testing } = await amends.makeKey({ scope: 'ingest', test: true })
  await rate(3, testing)
  await amends.fetch({ key }, 'POST', '/api/v1/feedback', {
    source: 'review',
    customer: { externalId: 'quiet' },
    comment: 'edges',
    receivedAt: amends.clock.now().toString(),
  })
  await learn()
  assert.equal((await kept()).ratings, 42)
})

test('once it helps, the next comment is read with what was learnt', async () => {
  const read = async () =>
    (
      await amends.fetch({ key }, 'POST', '/api/v1/text/understand', {
        text: 'boots a brick and edges blunt',
        locale: 'en',
      })
    ).body.dissatisfaction
  const cold = await read()
  await rate(120)
  await learn()
  assert.equal((await kept()).summary?.answers, 'learnt')
  assert.ok((await read()) > cold + 0.1, `${cold} before`)
})

test('learnt one by one or from the beginning, the same comes out', async () => {
  const { summary, words } = await kept()
  await amends.database.pool.query(`update detection.calibration set engine = 'an older engine'`)
  await learn()
  const again = await kept()
  assert.deepEqual(again.summary, summary)
  assert.deepEqual(again.words, words)
})

test('a comment that came later than its score is learnt when it comes', async () => {
  const send = (comment?: string) =>
    amends.fetch({ key }, 'POST', '/api/v1/feedback', {
      externalId: 'in-two-steps',
      receivedAt: amends.clock.now().toString(),
      source: 'survey',
      customer: { externalId: 'late-words' },
      scale: 'stars5',
      score: 1,
      ...(comment && { comment }),
    })
  await send()
  await learn()
  const { ratings } = await kept()
  await send('poles bent like noodles')
  await amends.runDue()
  assert.equal((await kept()).ratings, ratings + 1)
})
