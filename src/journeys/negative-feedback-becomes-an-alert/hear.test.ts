import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { DEFAULT_RULES, understand } from '../../detection/index.ts'
import { feedbackSchema } from '../../intake/index.ts'
import { newId } from '../../platform/database/index.ts'
import { NOBODY } from '../../platform/http/index.ts'
import { openHearing } from './hear.ts'
import type { Heard, Standing } from './heard.ts'

const NOW = Temporal.Instant.from('2026-11-22T11:43:00Z')
const ingrid = newId()

const standing: Standing = {
  flagRules: () => DEFAULT_RULES,
  schedule: { timeZone: 'Europe/Oslo', hours: [] },
  locale: 'en',
  unitName: () => undefined,
}

let database: FreshDatabase
let hear: ReturnType<typeof openHearing>

before(async () => {
  database = await freshDatabase()
  const app = { database, newId }
  const notExpected = async () => {
    throw new Error('not expected here')
  }
  hear = openHearing({
    app,
    standing: async () => standing,
    chain: async () => [{ staffId: ingrid, name: 'Ingrid Haug', why: 'leads this shift' }],
    failedAgain: notExpected,
  })
})

function says(name: string, more: object = {}): Heard {
  const feedback = feedbackSchema.parse({
    receivedAt: NOW.toString(),
    source: 'survey',
    customer: { externalId: name, name },
    ...more,
  })
  const understanding = understand({ text: feedback.comment ?? '', languages: ['en', 'nb'] })
  const named = { staffId: null, teamId: null, siteId: null, unknown: {} }
  return { feedback, understanding, named, caller: NOBODY, now: NOW, history: false }
}

const count = async (table: string) =>
  Number((await database.pool.query(`select count(*) from ${table}`)).rows[0].count)

test('one star becomes a case with an alert for the lead on shift', async () => {
  const { status, answer } = await hear(
    says('Clara', { scale: 'stars5', score: 1, comment: 'It says Happy Retirement Bob.' }),
  )
  assert.equal(status, 201)
  assert.deepEqual(answer.flagReasons, ['score'])
  assert.match(answer.case!.reference, /^A-\d{4}$/)
  assert.equal(answer.alert!.answerDueAt, '2026-11-22T11:58:00Z')
  const [call] = (
    await database.pool.query('select * from alerts.calls where alert_id = $1', [answer.alert!.id])
  ).rows
  assert.equal(call.staff_id, ingrid)
})

test('four stars are kept and nobody is called', async () => {
  const before = await count('cases.cases')
  const { answer } = await hear(says('Grete', { scale: 'stars5', score: 4 }))
  assert.equal(answer.case, null)
  assert.equal(await count('cases.cases'), before)
})

test('the same customer about the same interaction is one case, not two', async () => {
  const first = await hear(says('Peter', { scale: 'stars5', score: 1, interactionExternalId: 'order-7' }))
  const second = await hear(says('Peter', { scale: 'nps', score: 2, interactionExternalId: 'order-7' }))
  assert.equal(second.answer.case!.id, first.answer.case!.id)
  assert.equal(second.answer.case!.created, false)
  assert.equal(second.answer.alert, null)
})

test('two hundred at once are one customer a row and one case each', async () => {
  const before = await count('cases.cases')
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, at) =>
      hear(says(`guest ${at % 50}`, { scale: 'stars5', score: 1, product: `meal ${at}` })),
    ),
  )
  assert.equal(new Set(answers.map(({ answer }) => answer.case!.id)).size, 200)
  assert.equal(await count('cases.cases'), before + 200)
  assert.equal(
    Number(
      (await database.pool.query("select count(*) from customers.customers where name like 'guest %'"))
        .rows[0].count,
    ),
    50,
  )
})

test('the alert goes out live with its reference, then the row of the queue, once committed', async () => {
  const heard: string[] = []
  database.onCommitted(({ events }) =>
    heard.push(...events.map(({ kind, data }) => `${kind} ${data.reference}`)),
  )
  const { answer } = await hear(says('Lise', { scale: 'thumbs', score: 0 }))
  const { reference } = answer.case!
  assert.deepEqual(heard, [`alert.raised ${reference}`, `case.opened ${reference}`])
})

test('the alert counts the failures of ninety days, as its card does when it is read again', async () => {
  const counted: unknown[] = []
  database.onCommitted(({ events }) => {
    for (const { kind, data } of events)
      if (kind === 'alert.raised') counted.push((data.case as { earlierFailures: number }).earlierFailures)
  })
  for (const daysAgo of [200, 30, 0]) {
    const now = NOW.subtract({ hours: 24 * daysAgo })
    const told = says('Tove', {
      receivedAt: now.toString(),
      scale: 'thumbs',
      score: 0,
      product: `${daysAgo}`,
    })
    await hear({ ...told, now })
  }
  assert.deepEqual(counted, [0, 0, 1])
})

test('the same idempotency key again gets the kept answer, with another body a refusal', async () => {
  const claim = { caller: 'shop', key: 'k-1', requestHash: 'a' }
  const first = await hear({ ...says('Erik', { scale: 'stars5', score: 2 }), claim })
  const again = await hear({ ...says('Erik', { scale: 'stars5', score: 2 }), claim })
  assert.deepEqual(again.answer, JSON.parse(JSON.stringify(first.answer)))
  await assert.rejects(
    hear({ ...says('Erik', { scale: 'stars5', score: 1 }), claim: { ...claim, requestHash: 'b' } }),
    /used for another/,
  )
})

test('a group that meets another story in a ring is told again: nobody is sent away', async () => {
  const { query } = database.pool
  const ask = query.bind(database.pool) as (...asked: unknown[]) => Promise<unknown>
  let refusals = 2
  const ring = Object.assign(new Error('deadlock detected'), { code: '40P01' })
  database.pool.query = ((asked: { name?: string }, ...more: unknown[]) =>
    asked.name === 'ingest-write' && refusals-- > 0
      ? Promise.reject(ring)
      : ask(asked, ...more)) as unknown as typeof query
  try {
    const answers = await Promise.all(
      ['Une', 'Vibeke'].map((name) => hear(says(name, { scale: 'thumbs', score: 0 }))),
    )
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201],
    )
  } finally {
    database.pool.query = query
  }
})

test('history opens a history case and calls nobody', async () => {
  const alerts = await count('alerts.alerts')
  const { answer } = await hear({ ...says('Sofia', { scale: 'stars5', score: 1 }), history: true })
  assert.equal(answer.alert, null)
  const [row] = (
    await database.pool.query('select history from cases.cases where id = $1', [answer.case!.id])
  ).rows
  assert.equal(row.history, true)
  assert.equal(await count('alerts.alerts'), alerts)
})

test('the same feedback again keeps its id and calls nobody a second time', async () => {
  const alerts = await count('alerts.alerts')
  const first = await hear(says('Ida', { externalId: 'f-1', scale: 'stars5', score: 1 }))
  const again = await hear(says('Ida', { externalId: 'f-1', scale: 'stars5', score: 1 }))
  assert.equal(again.status, 200)
  assert.equal(again.answer.id, first.answer.id)
  assert.deepEqual(again.answer.case, { ...first.answer.case, created: false })
  assert.equal(await count('alerts.alerts'), alerts + 1)
})

test('a rating that turns bad when it is sent again raises the alert then', async () => {
  const first = await hear(says('Marit', { externalId: 'f-2', scale: 'stars5', score: 4 }))
  const worse = await hear(says('Marit', { externalId: 'f-2', scale: 'stars5', score: 1 }))
  assert.equal(first.answer.case, null)
  assert.equal(worse.answer.id, first.answer.id)
  assert.match(worse.answer.case!.reference, /^A-/)
  const [row] = (
    await database.pool.query('select score, case_id from intake.feedback where id = $1', [first.answer.id])
  ).rows
  assert.deepEqual({ ...row }, { score: 1, case_id: worse.answer.case!.id })
})
