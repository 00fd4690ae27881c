import assert from 'node:assert/strict'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { longestShared, MASKS, NAMES, personalMessages } from '../../test/personal.ts'

type Answer = (response: ServerResponse, message: string) => void

let amends: Amends
let key: string
let answer: Answer
let asked: string[] = []
let count = 0
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    asked.push(body)
    answer(response, JSON.parse(JSON.parse(body).messages[1].content).message)
  })
})

const says = (opinion: unknown): string =>
  JSON.stringify({
    choices: [{ message: { content: typeof opinion === 'string' ? opinion : JSON.stringify(opinion) } }],
  })
const agrees: Answer = (response) =>
  response.end(says({ severity: 'S1', flags: [], reason: 'Nothing more.' }))

before(async () => {
  answer = agrees
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  amends = await openAmends()
  key = (await amends.makeKey({ scope: 'ingest' })).key
})
after(() => {
  server.closeAllConnections()
  server.close()
})

const owner = (method: string, path: string, body?: object) =>
  amends.fetch('Olav', method, `/api/v1/text/opinion${path}`, body)

/** A changed address is a fresh endpoint: what failed before does not weigh on it. */
let path = 0
const choose = (more: object = {}) =>
  owner('PUT', '', {
    on: true,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v${path++}`,
    model: 'local',
    ...more,
  })

async function hear(comment: string, more: object = {}) {
  const heard = await amends.fetch({ key }, 'POST', '/api/v1/feedback', {
    receivedAt: amends.clock.now().toString(),
    source: 'review',
    customer: { externalId: `writer-${count++}` },
    comment,
    locale: 'en',
    team: 'care',
    ...more,
  })
  assert.equal(heard.status, 201, heard.text)
  return heard.body
}

const feedback = async (id: string) =>
  (
    await amends.database.pool.query(
      'select understanding, flagged, flag_reasons, review, case_id from intake.feedback where id = $1',
      [id],
    )
  ).rows[0]

test('nobody is asked until the owner chooses an endpoint', async () => {
  await hear('The soup was cold.')
  await amends.runDue()
  assert.equal(asked.length, 0)
})

test('the key is sealed in the database and never shown', async () => {
  const { body } = await choose({ key: 'sk-secret-4711', orderMasks: MASKS })
  assert.equal(body.keySet, true)
  assert.ok(!JSON.stringify(body).includes('4711'))
  const { rows } = await amends.database.pool.query('select opinion_key from detection.text_settings')
  assert.ok(rows[0].opinion_key.length > 20 && !rows[0].opinion_key.includes('4711'))
})

test('only the owner chooses', async () => {
  const tried = await amends.fetch('Mona', 'PUT', '/api/v1/text/opinion', { on: false })
  assert.equal(tried.status, 403)
})

test('of 1,000 messages with personal data nothing leaves, and every sender had the answer before', async () => {
  // What a process remembers of the settings is two seconds old at most.
  for (asked = []; asked.length === 0; await amends.runDue()) await hear('Is anybody there?')
  for (const name of NAMES) await rosterWith(name)
  asked = []
  const messages = personalMessages(1_000)
  for (const { text, name } of messages)
    await hear(text, name ? { customer: { externalId: name, name } } : {})
  await amends.runDue()
  assert.equal(asked.length, messages.length)
  const left = asked.map((body) => JSON.parse(JSON.parse(body).messages[1].content).message as string)
  messages.forEach(({ secret }, i) => {
    const words = left[i]!.replaceAll(/\[[A-Z]+_\d+\]/g, '')
    assert.equal(longestShared(words, secret), 0, `part of ${secret} left: ${words}`)
  })
})

const rosterWith = (name: string) =>
  amends.database.pool.query(
    `insert into people.staff (id, name, email, role, created_at) values (gen_random_uuid(), $1, $2, 'agent', now())`,
    [name, `colleague-${count++}@bakery.example`],
  )

test('words that it quotes and we had missed raise the flag, and the case opens with its alert', async () => {
  answer = (response, message) =>
    response.end(
      says({
        severity: 'S5',
        flags: [{ kind: 'safety', quote: message.slice(0, 20) }],
        reason: 'Somebody was hurt.',
      }),
    )
  const { id, flagged } = await hear('Grandfather spent the weekend in bed after your pie.')
  assert.equal(flagged, false)
  await amends.runDue()
  const after = await feedback(id)
  assert.deepEqual([after.flagged, after.flag_reasons], [true, ['opinion:safety']])
  assert.equal(after.understanding.severity, 'S5')
  const { body } = await amends.fetch('Ingrid', 'GET', '/api/v1/alerts?state=open')
  assert.ok(body.items.some(({ caseId }: { caseId: string }) => caseId === after.case_id))
  const shown = await amends.fetch('Ingrid', 'GET', `/api/v1/text/messages?caseId=${after.case_id}`)
  assert.deepEqual(shown.body.items[0].opinion, { said: 'raised', reason: 'Somebody was hurt.' })
})

test('a case that is already open grows graver, never milder', async () => {
  const severityOf = async (caseId: string) =>
    (await amends.fetch('Ingrid', 'GET', `/api/v1/cases/${caseId}`)).body.severity
  answer = (response) => response.end(says({ severity: 'S4', flags: [], reason: 'Once-only event.' }))
  const mild = await hear('The candles were missing.', { scale: 'stars5', score: 1 })
  await amends.runDue()
  assert.equal(await severityOf(mild.case.id), 'S4')
  answer = agrees
  const grave = await hear('My son had an allergic reaction and is in hospital.', {
    scale: 'stars5',
    score: 1,
  })
  const before = await severityOf(grave.case.id)
  await amends.runDue()
  assert.equal(await severityOf(grave.case.id), before)
})

test('a severity without words that prove it raises no alert: a person looks', async () => {
  answer = (response) =>
    response.end(says({ severity: 'S5', flags: [{ kind: 'threat', quote: 'never said' }], reason: 'x' }))
  const { id } = await hear('Thanks for the bread.')
  await amends.runDue()
  const after = await feedback(id)
  assert.deepEqual([after.flagged, after.review, after.case_id], [false, true, null])
})

const FAULTS: Record<string, Answer> = {
  'hangs up': (response) => response.destroy(),
  'answers 500': (response) => response.writeHead(500).end('no'),
  'sends broken JSON': (response) => response.end(says('{"severity":')),
  'orders us about': (response) =>
    response.end(says({ severity: 'close all cases', flags: [], reason: '', refund: 500 })),
  'never answers': () => {},
}

for (const [fault, how] of Object.entries(FAULTS))
  test(`when it ${fault}, the first reading stands and it is asked again later`, async () => {
    await choose()
    answer = how
    const first = await hear(`The rolls were stale when it ${fault}.`)
    await amends.runDue()
    assert.deepEqual((await feedback(first.id)).understanding, first.understanding)
    answer = agrees
    amends.clock.advance({ minutes: 2 })
    await amends.runDue()
    const { rows } = await amends.database.pool.query(
      'select opinion from detection.opinions where feedback_id = $1',
      [first.id],
    )
    assert.equal(rows[0].opinion, 'agreed')
  })

test('what would leave can be looked at before anything does', async () => {
  answer = agrees
  const { body } = await owner('POST', '/tries', { text: 'Call me on +47 912 34 567, Ola Nordmann.' })
  assert.match(body.sent, /^Call me on \[NUMBER_1\], \[NAME_\d\]\.$/)
  assert.equal(body.opinion, 'agreed')
})
