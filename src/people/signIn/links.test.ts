import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import type { Amends } from '../../../test/amends.ts'
import { cookiesOf, openInThePresent, PASSWORD, signInStory } from '../../../test/signInStory.ts'

let amends: Amends
const { join, linkOf, me, send, signIn } = signInStory(() => amends)

before(async () => {
  amends = await openInThePresent()
  for (const name of ['Ana', 'Olav'] as const) await join(name)
})
beforeEach(() => amends.database.pool.query('delete from people.tries'))

test('a one-time link opens once', async () => {
  const token = await linkOf('Ana', 'reset')
  assert.equal((await send('GET', `/invitations/${token}`)).body.name, 'Ana')
  assert.equal((await send('PUT', `/invitations/${token}/password`, { password: PASSWORD })).status, 201)
  assert.equal((await send('GET', `/invitations/${token}`)).status, 404)
  assert.equal((await send('PUT', `/invitations/${token}/password`, { password: PASSWORD })).status, 404)
})

test('a newer link ends the older one', async () => {
  const older = await linkOf('Ana', 'reset')
  await linkOf('Ana', 'reset')
  assert.equal((await send('GET', `/invitations/${older}`)).status, 404)
})

test('a reset link is worth nothing after an hour', async () => {
  const token = await linkOf('Ana', 'reset')
  const start = amends.clock.now()
  amends.clock.advance({ minutes: 61 })
  assert.equal((await send('GET', `/invitations/${token}`)).status, 404)
  amends.clock.set(start)
})

test('guessing links ends in a wait', async () => {
  const guess = (n: number) => send('GET', `/invitations/${String(n).padStart(43, 'x')}`)
  for (let n = 0; n < 50; n++) assert.equal((await guess(n)).status, 404)
  assert.equal((await guess(51)).status, 429)
})

test('asking for a new password tells nobody whether the address is known', async () => {
  const known = await send('POST', '/password-resets', { email: 'ana@bakery.example' })
  const unknown = await send('POST', '/password-resets', { email: 'nobody@bakery.example' })
  assert.deepEqual([known.status, known.body], [202, { sent: true }])
  assert.deepEqual([unknown.status, unknown.body], [known.status, known.body])
})

test('a reset is mailed to who asked, in their language, with a link that works', async () => {
  await send('POST', '/password-resets', { email: 'OLAV@bakery.example' })
  const mail = await eventually(async () => {
    const { rows } = await amends.database.pool.query(
      `select to_address, body_text from platform.mails where kind = 'reset' and to_address = 'olav@bakery.example'`,
    )
    return rows[0] as { body_text: string } | undefined
  })
  const token = /\/join\/([A-Za-z0-9_-]{43})/.exec(mail.body_text)?.[1]
  assert.equal((await send('GET', `/invitations/${token}`)).body.purpose, 'reset')
})

test('with an authenticator app the password alone opens nothing', async () => {
  const cookie = cookiesOf(await signIn('Ana'))
  const begun = await send('POST', '/me/totp', { password: PASSWORD }, cookie)
  assert.equal(begun.status, 200)
  assert.match(begun.body.picture, /^<svg/)
  assert.equal(begun.body.recoveryCodes.length, 10)
  const proven = await send('PUT', '/me/totp', { code: totp(begun.body.uri) }, cookie)
  assert.equal(proven.status, 200)

  const half = await signIn('Ana')
  assert.deepEqual([half.status, half.body.secondStep], [200, true])
  assert.notEqual(await me(cookiesOf(half)), 200)
  const wrong = await send('POST', '/sessions/second-step', { code: '000000' }, cookiesOf(half))
  assert.equal(wrong.status, 401)
  const whole = await send('POST', '/sessions/second-step', { code: totp(begun.body.uri) }, cookiesOf(half))
  assert.equal(whole.status, 201)
  assert.equal(await me(cookiesOf(whole)), 200)

  const recovery = { recoveryCode: begun.body.recoveryCodes[0] }
  const again = cookiesOf(await signIn('Ana'))
  assert.equal((await send('POST', '/sessions/second-step', recovery, again)).status, 201)
  const used = cookiesOf(await signIn('Ana'))
  assert.equal((await send('POST', '/sessions/second-step', recovery, used)).status, 401)
})

test('who reads somebody’s mail gets a new password by it, but not past the authenticator app', async () => {
  const token = await linkOf('Ana', 'reset')
  const got = await send('PUT', `/invitations/${token}/password`, { password: PASSWORD })
  assert.deepEqual([got.status, got.body], [200, { signedIn: false, secondStep: true }])
  assert.equal(cookiesOf(got), '')
  assert.equal((await signIn('Ana')).body.secondStep, true)
})

test("the console's owner link takes lost second steps away", async () => {
  const cookie = cookiesOf(await signIn('Olav'))
  const { body } = await send('POST', '/me/totp', { password: PASSWORD }, cookie)
  await send('PUT', '/me/totp', { code: totp(body.uri) }, cookie)
  assert.equal((await signIn('Olav')).body.secondStep, true)
  const got = await send('PUT', `/invitations/${await linkOf('Olav', 'owner')}/password`, {
    password: PASSWORD,
  })
  assert.equal(got.status, 201)
  assert.equal((await signIn('Olav')).status, 201)
})

/** The six digits an authenticator app shows now (RFC 6238). */
function totp(uri: string): string {
  const secret = base32(new URL(uri).searchParams.get('secret')!)
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = mac[mac.length - 1]! & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function base32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it did not happen within two seconds')
}
