import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../../test/amends.ts'

let amends: Amends

before(async () => {
  amends = await openAmends()
})

const path = '/api/v1/mails'
const ask = (method: string, more: string, body?: unknown) =>
  amends.fetch('Olav', method, `${path}${more}`, body)
const listed = async () => (await ask('GET', '')).body

/** A letter that stays here, since no mail server is set up. */
async function letter(name: string): Promise<string> {
  const { app } = amends.running
  await amends.fetch('Olav', 'POST', '/api/v1/staff', {
    name,
    email: `${name.toLowerCase()}@bakery.example`,
    role: 'agent',
    invite: true,
  })
  const { rows } = await app.database.pool.query('select id from platform.mails where to_name = $1', [name])
  return rows[0].id
}

const factsOf = async (mailId: string) => {
  const { rows } = await amends.database.pool.query(
    `select fact, actor->>'name' as name from platform.journal where body->>'mailId' = $1 order by id`,
    [mailId],
  )
  return rows.map(({ fact, name }) => [fact, name])
}

test('a letter thrown away leaves the outbox, comes back when that is undone, and the log knows both', async () => {
  const id = await letter('Eva')
  assert.equal((await ask('PUT', `/${id}/thrown-away`)).body.state, 'thrown-away')
  assert.ok((await listed()).items.every((mail: { id: string }) => mail.id !== id))
  assert.equal((await ask('DELETE', `/${id}/thrown-away`)).body.state, 'kept')
  assert.ok((await listed()).items.some((mail: { id: string }) => mail.id === id))
  assert.deepEqual((await factsOf(id)).slice(-2), [
    ['mail.thrown-away', 'Olav'],
    ['mail.taken-out', 'Olav'],
  ])
})

test('a letter sent another way no longer waits, and cannot be thrown away', async () => {
  const id = await letter('Gro')
  assert.equal((await ask('PUT', `/${id}/sent-otherwise`)).body.state, 'sent-otherwise')
  assert.equal((await ask('PUT', `/${id}/thrown-away`)).status, 404)
  assert.equal((await factsOf(id)).at(-1)?.[0], 'mail.sent-otherwise')
})

test('throwing all away takes what the owner had seen, and leaves what was written since', async () => {
  const [first, seen] = [await letter('Lars'), await letter('Mia')]
  const later = await letter('Siv')
  const { body } = await ask('PUT', '/thrown-away', { upTo: seen })
  assert.ok(body.thrownAway >= 2)
  const left = (await listed()).items.map((mail: { id: string }) => mail.id)
  assert.deepEqual([left.includes(first), left.includes(seen), left.includes(later)], [false, false, true])
})

test('nobody but the owner throws letters away', async () => {
  const id = await letter('Una')
  for (const name of ['Ana', 'Mona'] as const)
    assert.equal((await amends.fetch(name, 'PUT', `${path}/${id}/thrown-away`)).status, 403)
})
