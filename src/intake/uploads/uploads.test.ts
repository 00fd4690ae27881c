import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Amends, openAmends } from '../../../test/amends.ts'
import type { PersonName } from '../../../test/people.ts'
import { temporaryFolder } from '../../../test/temporary.ts'
import { guessFields } from './guess.ts'

let amends: Amends
const folder = mkdtempSync(join(temporaryFolder(), 'amends-uploads-'))
after(() => rmSync(folder, { recursive: true, force: true }))

before(async () => {
  amends = await openAmends({ environment: { AMENDS_DATA: folder } })
})

const as = (who: PersonName, method: string, path: string, body?: unknown) =>
  amends.fetch(who, method, `/api/v1/imports${path}`, body)

async function sendPart(who: PersonName, id: string, { from, text }: { from: number; text: string }) {
  const answer = await amends.running.fetch(
    new Request(`http://127.0.0.1:7070/api/v1/imports/${id}/content?from=${from}`, {
      method: 'PUT',
      body: text,
      headers: {
        origin: 'http://127.0.0.1:7070',
        'content-type': 'application/octet-stream',
        cookie: await amends.cookieOf(who),
      },
    }),
  )
  return { status: answer.status, body: await answer.json() }
}

const RATINGS =
  'rating_id,answered_at,kunde_epost,stars,comment\nR-1,14.11.2025 18:42,nora@example.org,1,=1+1\nR-2,31.02.2025 10:15,ola@example.org,5,\nR-3,15.11.2025 09:00,kim@example.org,5,Nice\n'
const MAPPING = {
  kind: 'feedback',
  map: {
    externalId: 'rating_id',
    receivedAt: 'answered_at',
    'customer.email': 'kunde_epost',
    score: 'stars',
    comment: 'comment',
  },
  set: { scale: 'stars5' },
}

async function sentFile(text = RATINGS, kind = 'feedback') {
  const bytes = Buffer.byteLength(text)
  const begun = await as('Mona', 'POST', '', { kind, fileName: 'ratings.csv', bytes })
  assert.equal(begun.status, 201, begun.text)
  const half = Math.floor(text.length / 2)
  await sendPart('Mona', begun.body.id, { from: 0, text: text.slice(0, half) })
  await sendPart('Mona', begun.body.id, { from: half, text: text.slice(half) })
  return begun.body.id as string
}

test('a manager sends a file in parts, maps it, sees the dry run, brings it in and takes the errors along', async () => {
  const id = await sentFile()
  const { body: seen } = await as('Mona', 'GET', `/${id}/columns`)
  assert.deepEqual(
    seen.columns.map(({ guess }: { guess: string }) => guess),
    ['externalId', 'receivedAt', 'customer.email', 'score', 'comment'],
  )
  assert.equal((await as('Mona', 'PUT', `/${id}/mapping`, MAPPING)).body.state, 'checking')
  await amends.runDue()
  const { body: tried } = await as('Mona', 'GET', `/${id}`)
  assert.equal(tried.state, 'checked')
  assert.deepEqual([tried.dryRun.good, tried.dryRun.refused, tried.dryRun.unhappyHistory], [2, 1, 1])
  assert.equal(tried.troubles[0].value, '31.02.2025 10:15')
  assert.equal((await as('Mona', 'PUT', `/${id}/start`)).body.state, 'running')
  await amends.runDue()
  const { body: done } = await as('Mona', 'GET', `/${id}`)
  assert.deepEqual([done.state, done.fresh, done.refused, done.casesHistory], ['done', 2, 1, 1])
  assert.equal(existsSync(join(folder, 'imports', `${id}.csv`)), false)
  const errors = await as('Mona', 'GET', `/${id}/errors`)
  assert.match(errors.headers.get('content-disposition')!, /ratings\.csv\.errors\.csv/)
  assert.match(errors.text, /^line,column,problem,value\n3,answered_at,/)
})

test('a part that is missing is asked for, one sent twice lies where it lay', async () => {
  const begun = await as('Mona', 'POST', '', { kind: 'feedback', fileName: 'a.csv', bytes: 100 })
  const { id } = begun.body
  assert.equal((await sendPart('Mona', id, { from: 10, text: 'later' })).status, 409)
  assert.deepEqual((await sendPart('Mona', id, { from: 0, text: 'first' })).body, { here: 5 })
  assert.deepEqual((await sendPart('Mona', id, { from: 0, text: 'first' })).body, { here: 5 })
})

test('half a file is not mapped: the rest is asked for', async () => {
  const begun = await as('Mona', 'POST', '', { kind: 'feedback', fileName: 'half.csv', bytes: 1_000 })
  await sendPart('Mona', begun.body.id, { from: 0, text: RATINGS })
  const early = await as('Mona', 'PUT', `/${begun.body.id}/mapping`, MAPPING)
  assert.equal(early.status, 409)
  assert.equal(early.body.missing, 'the rest of the file')
})

test('an agent brings in nothing, and only the owner brings in people', async () => {
  const file = { kind: 'staff', fileName: 'staff.csv', bytes: 10 }
  assert.equal((await as('Ana', 'POST', '', { ...file, kind: 'feedback' })).status, 403)
  assert.equal((await as('Mona', 'POST', '', file)).status, 403)
  assert.equal((await as('Olav', 'POST', '', file)).status, 201)
})

test('a wrong mapping is refused with a sentence before anything runs', async () => {
  const id = await sentFile()
  const refused = await as('Mona', 'PUT', `/${id}/mapping`, { ...MAPPING, map: { receivedAt: 'when' } })
  assert.equal(refused.status, 422)
  assert.match(refused.body.detail, /no column "when"/)
})

test('a shop spelt otherwise is told once: this file and the next one read it as the one we know', async () => {
  const shop = (id: string) =>
    `externalId,receivedAt,customer.email,score,scale,site\n${id},2025-11-14 18:42,nora@example.org,5,stars5,Stårgata\n`
  const id = await sentFile(shop('S-1'))
  const said = { kind: 'feedback', map: {}, set: {}, same: { site: { Stårgata: 'Storgata' } } }
  assert.equal((await as('Mona', 'PUT', `/${id}/mapping`, said)).status, 200)
  await amends.runDue()
  await as('Mona', 'PUT', `/${id}/start`)
  await amends.runDue()
  const next = await sentFile(shop('S-2'))
  assert.deepEqual((await as('Mona', 'GET', `/${next}/columns`)).body.same.site, { stårgata: 'Storgata' })
  await as('Mona', 'PUT', `/${next}/mapping`, { kind: 'feedback', map: {}, set: {} })
  await amends.runDue()
  await as('Mona', 'PUT', `/${next}/start`)
  await amends.runDue()
  const { rows } = await amends.database.pool.query(
    "select site_id from intake.feedback where external_id in ('S-1', 'S-2')",
  )
  assert.deepEqual(
    rows.map(({ site_id }) => site_id),
    [amends.units.Storgata, amends.units.Storgata],
  )
  const forgotten = { ...said, same: { site: { Stårgata: null } } }
  await as('Mona', 'PUT', `/${await sentFile(shop('S-3'))}/mapping`, forgotten)
  assert.deepEqual((await as('Mona', 'GET', `/${await sentFile()}/columns`)).body.same.site, {})
})

test('headers of many languages are guessed, each field once', () => {
  assert.deepEqual(guessFields('feedback', ['Дата', 'оценка', '评论', 'score']), [
    'receivedAt',
    'score',
    'comment',
    null,
  ])
  assert.deepEqual(guessFields('staff', ['Navn', 'E-mail', 'Role']), ['name', 'email', 'role'])
})
