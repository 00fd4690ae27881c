import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { SYSTEM } from '../platform/journal/index.ts'
import { revokeKey } from './index.ts'

let amends: Amends
before(async () => {
  amends = await openAmends()
})

const me = (as: Parameters<Amends['fetch']>[0], headers = {}) =>
  amends.fetch(as, 'GET', '/api/v1/me', undefined, headers)

test('nobody is told to sign in', async () => {
  assert.equal((await me(undefined)).status, 401)
})

test('somebody signed in is known by name and role', async () => {
  const { body } = await me('Ana')
  assert.deepEqual([body.kind, body.name, body.role], ['staff', 'Ana', 'agent'])
})

test('a manager of a region sees its sites and teams', async () => {
  const { body } = await me('Mona')
  assert.deepEqual(body.sight.unitIds.toSorted(), Object.values(amends.units).toSorted())
})

test('the owner sees everything', async () => {
  assert.equal((await me('Olav')).body.sight.all, true)
})

test('a key without a person reads the whole organisation as an integration', async () => {
  const { body } = await me(await amends.makeKey({ name: 'till' }))
  assert.deepEqual(
    [body.kind, body.name, body.sight.all, body.role],
    ['integration', 'till', true, undefined],
  )
})

test('a key made for a person sees what they see', async () => {
  const key = await amends.makeKey({ asStaffId: amends.people.Nils })
  const { body } = await me(key)
  assert.deepEqual([body.name, body.sight.unitIds], ['Nils', [amends.units.Grønland]])
})

test('a test key marks what it writes', async () => {
  const key = await amends.makeKey({ test: true })
  assert.match(key.key, /^amends_test_/)
  assert.equal((await me(key)).body.test, true)
})

test('a revoked key opens nothing, at once', async () => {
  const { id, key } = await amends.makeKey()
  assert.equal((await me({ key })).status, 200)
  await amends.database.write((tx) => revokeKey(tx, { keyId: id, by: SYSTEM, now: amends.clock.now() }))
  assert.equal((await me({ key })).status, 401)
})

test('a made-up key is refused like a revoked one', async () => {
  const refused = await me({ key: `amends_live_${'A'.repeat(43)}` })
  assert.deepEqual([refused.status, refused.body.type], [401, 'urn:amends:problem:sign-in'])
})

test('the key itself is nowhere in the database', async () => {
  const { key } = await amends.makeKey()
  const { rows } = await amends.database.pool.query<{ row: string }>(
    'select to_jsonb(k)::text as row from people.api_keys k',
  )
  assert.equal(
    rows.some(({ row }) => row.includes(key.slice(20))),
    false,
  )
})

test('a session with a changed cookie is nobody', async () => {
  const cookie = await amends.cookieOf('Olav')
  const changed = cookie.replace(/=(.)/, (_, first) => `=${first === 'a' ? 'b' : 'a'}`)
  assert.equal((await me(undefined, { cookie: changed })).status, 401)
})

test('a session ends after seven days', async () => {
  const cookie = await amends.cookieOf('Tomas')
  const start = amends.clock.now()
  amends.clock.advance({ hours: 7 * 24 })
  assert.equal((await me(undefined, { cookie })).status, 401)
  amends.clock.set(start)
})
