import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { type Amends, openAmends } from '../../../test/amends.ts'
import { temporaryFolder } from '../../../test/temporary.ts'
import { bringIn, prepareImport } from '../../intake/index.ts'
import { NOBODY } from '../../platform/http/index.ts'

let amends: Amends
let key: { key: string }
const folder = mkdtempSync(join(temporaryFolder(), 'amends-back-'))
after(() => rmSync(folder, { recursive: true, force: true }))

before(async () => {
  amends = await openAmends()
  key = await amends.makeKey({ scope: 'ingest' })
})

const count = async (table: string): Promise<number> =>
  (await amends.database.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n
const TABLES = [
  'intake.feedback',
  'intake.interactions',
  'intake.external_ids',
  'cases.cases',
  'customers.customers',
]
const counts = () => Promise.all(TABLES.map(count))

let files = 0
async function broughtIn(kind: 'feedback' | 'interactions', lines: string[], liveSince?: string) {
  const path = join(folder, `${files++}.csv`)
  writeFileSync(path, `${lines.join('\n')}\n`)
  const caller = { ...NOBODY, kind: 'integration' as const, keyId: 'import' }
  const options = { map: {}, set: {}, ...(liveSince ? { liveSince } : {}) }
  const prepared = await prepareImport({ kind, path, options, caller }, amends.running.imports)
  return (await bringIn(prepared, { onProgress: () => 'go on' })).run.id
}

async function takenBack(id: string) {
  const asked = await amends.fetch('Mona', 'PUT', `/api/v1/imports/${id}/taken-back`)
  assert.deepEqual([asked.status, asked.body.state], [200, 'taking-back'], asked.text)
  await amends.runDue()
  const { body } = await amends.fetch('Mona', 'GET', `/api/v1/imports/${id}`)
  assert.equal(body.state, 'taken-back')
  return body.takenBack
}

let year = 2015
beforeEach(() => {
  year++
})
const ORDERS = () => [
  'externalId,occurredAt,channel,customer.email',
  ...['ola', 'kim', 'eva'].map(
    (name) => `O-${year}-${name},${year}-05-01 10:00,shop,${name}${year}@example.org`,
  ),
]
const RATINGS = () => [
  'externalId,interactionExternalId,receivedAt,scale,score,comment,customer.email',
  `R-${year}-1,O-${year}-ola,${year}-05-02 10:00,stars5,1,Cold soup,ola${year}@example.org`,
  `R-${year}-2,O-${year}-kim,${year}-05-02 11:00,stars5,5,Nice,kim${year}@example.org`,
  `R-${year}-3,,${year}-05-02 12:00,stars5,2,Wrong bill,new${year}@example.org`,
]
const caseOf = async (externalId: string): Promise<string> =>
  (
    await amends.database.pool.query('select case_id from intake.feedback where external_id = $1', [
      externalId,
    ])
  ).rows[0].case_id

test('what a file brought goes again, with its history cases and the people only it knew, and may come again', async () => {
  const before = await counts()
  const orders = await broughtIn('interactions', ORDERS())
  const ratings = await broughtIn('feedback', RATINGS())
  const { gone, stays } = await takenBack(ratings)
  assert.deepEqual(gone, { feedback: 3, cases: 2, interactions: 0, customers: 1, shifts: 0 })
  assert.ok(
    Object.values(stays).every((left) => left === 0),
    JSON.stringify(stays),
  )
  assert.equal((await takenBack(orders)).gone.interactions, 3)
  assert.deepEqual(await counts(), before)
  await broughtIn(
    'feedback',
    RATINGS().map((line) => line.replace(/O-\d+-\w+/, '')),
  )
  assert.equal(await count('intake.feedback'), before[0]! + 3)
})

test('a case that somebody works on stays with all it rests on; the rest of the file goes', async () => {
  const orders = await broughtIn('interactions', ORDERS())
  const ratings = await broughtIn('feedback', RATINGS())
  const kept = await caseOf(`R-${year}-1`)
  const noted = await amends.fetch('Mona', 'POST', `/api/v1/cases/${kept}/messages`, {
    channel: 'phone',
    text: 'She told me about it again today.',
    from: 'customer',
  })
  assert.equal(noted.status, 201, noted.text)
  await amends.fetch('Mona', 'PUT', `/api/v1/cases/${kept}/owner`, { staffId: amends.people.Mona })
  const { gone, stays } = await takenBack(ratings)
  assert.deepEqual([gone.feedback, gone.cases, gone.customers], [2, 1, 1])
  assert.deepEqual([stays.feedback, stays.cases], [1, 1])
  assert.equal((await amends.fetch('Mona', 'GET', `/api/v1/cases/${kept}`)).status, 200)
  const after = await takenBack(orders)
  assert.deepEqual([after.gone.interactions, after.stays.interactions], [2, 1])
  assert.deepEqual([after.gone.customers, after.stays.customers], [2, 1])
})

test('live rows stay, because people were called about them', async () => {
  const now = amends.clock.now()
  const recent = now.subtract({ minutes: 30 }).toString()
  const id = await broughtIn(
    'feedback',
    [...RATINGS(), `R-${year}-4,,${recent},stars5,1,Still cold,live${year}@example.org`],
    now.subtract({ hours: 1 }).toString(),
  )
  const { gone, stays } = await takenBack(id)
  assert.deepEqual([gone.feedback, stays.live], [3, 1])
  assert.equal(
    (await amends.fetch('Mona', 'GET', `/api/v1/cases/${await caseOf(`R-${year}-4`)}`)).status,
    200,
  )
})

test('a second telling through the API keeps its row and its customer', async () => {
  const id = await broughtIn('feedback', RATINGS())
  await amends.fetch(key, 'POST', '/api/v1/feedback', {
    source: 'email',
    customer: { email: `new${year}@example.org` },
    scale: 'stars5',
    score: 5,
    comment: 'Thank you',
  })
  const { gone, stays } = await takenBack(id)
  assert.equal(stays.customers, 1)
  assert.equal(gone.customers, 2)
})

test('taken back once it is over: not again, not by an agent, and not on', async () => {
  const id = await broughtIn('feedback', RATINGS())
  assert.equal((await amends.fetch('Ana', 'PUT', `/api/v1/imports/${id}/taken-back`)).status, 403)
  await takenBack(id)
  const again = await amends.fetch('Mona', 'PUT', `/api/v1/imports/${id}/taken-back`)
  assert.equal(again.status, 409)
  assert.equal((await amends.fetch('Mona', 'PUT', `/api/v1/imports/${id}/start`)).status, 409)
  const old = await broughtIn('feedback', RATINGS())
  await amends.database.pool.query(
    "update intake.imports set updated_at = updated_at - interval '31 days' where id = $1",
    [old],
  )
  assert.equal((await amends.fetch('Mona', 'PUT', `/api/v1/imports/${old}/taken-back`)).status, 409)
})
