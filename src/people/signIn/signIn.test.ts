import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import { type Amends, type Got, openAmends } from '../../../test/amends.ts'
import type { PersonName } from '../../../test/people.ts'
import { newId } from '../../platform/database/index.ts'
import { makeLink } from '../invite.ts'

const PASSWORD = 'a mended bowl holds tea'
let amends: Amends

// The sign-in library reads the machine's own clock for sessions and codes, so this file lives in the present.
before(async () => {
  amends = await openAmends({ now: Temporal.Now.instant(), environment: { AMENDS_LOG: 'error' } })
  for (const name of ['Ana', 'Olav', 'Tomas'] as const) await join(name)
})
beforeEach(() => amends.database.pool.query('delete from people.tries'))

async function linkOf(name: PersonName, purpose: 'invite' | 'reset' | 'owner' = 'invite'): Promise<string> {
  const wish = { staffId: amends.people[name], purpose, now: amends.clock.now(), newId }
  const { path } = await amends.database.write((tx) => makeLink(tx, wish))
  return path.split('/').at(-1)!
}

const send = (method: string, path: string, body?: unknown, cookie?: string) =>
  amends.fetch(undefined, method, `/api/v1${path}`, body, cookie ? { cookie } : {})

const join = async (name: PersonName) =>
  send('PUT', `/invitations/${await linkOf(name)}/password`, { password: PASSWORD })

const signIn = (name: string, password = PASSWORD, cookie?: string) =>
  send('POST', '/sessions', { email: `${name}@bakery.example`, password }, cookie)

/** The cookies an answer sets, as a browser sends them back. */
const cookiesOf = ({ headers }: Got): string =>
  headers
    .getSetCookie()
    .filter((line) => !/Max-Age=0/i.test(line))
    .map((line) => line.split(';')[0])
    .join('; ')

const me = async (cookie: string) => (await send('GET', '/me', undefined, cookie)).status

test('with e-mail and password somebody is in, by a cookie that scripts cannot read', async () => {
  const got = await signIn('Ana')
  assert.equal(got.status, 201)
  assert.match(got.headers.getSetCookie().join(), /amends\.session_token=.*HttpOnly; SameSite=Lax/i)
  assert.equal(await me(cookiesOf(got)), 200)
})

test('who reads the database finds no token that opens a session', async () => {
  const cookie = decodeURIComponent(cookiesOf(await signIn('Ana')))
  const token = /session_token=([^.]+)\./.exec(cookie)?.[1] ?? ''
  const { rows } = await amends.database.pool.query('select token from people.sessions')
  assert.ok(token.length >= 32 && rows.length > 0)
  assert.ok(rows.every((row) => /^[0-9a-f]{64}$/.test(row.token)))
  assert.equal((await send('GET', '/sessions', undefined, cookiesOf(await signIn('Ana')))).status, 200)
})

test('where the installation is reached by https the cookie is for https only', async () => {
  const safe = await openAmends({
    now: Temporal.Now.instant(),
    environment: { AMENDS_PUBLIC_URL: 'https://amends.bakery.example' },
  })
  const cookie = await safe.cookieOf('Ana')
  assert.match(cookie, /^__Secure-amends\.session_token=/)
  assert.equal((await safe.fetch('Ana', 'GET', '/api/v1/me')).status, 200)
})

test('a wrong password and an unknown address get the same answer', async () => {
  const wrong = await signIn('Ana', 'not her password')
  const unknown = await signIn('Nobody', 'not her password')
  const noPassword = await signIn('Greta', 'not her password')
  const shown = ({ status, body: { requestId: _, ...body } }: Got) => ({ status, body })
  assert.equal(wrong.status, 401)
  assert.deepEqual(shown(unknown), shown(wrong))
  assert.deepEqual(shown(noPassword), shown(wrong))
})

test('after five wrong passwords from one place there is a wait, and it ends', async () => {
  for (let left = 4; left >= 0; left--)
    assert.equal((await signIn('Tomas', 'a wrong password')).body.triesLeft, left)
  const refused = await signIn('Tomas', PASSWORD)
  assert.equal(refused.status, 429)
  assert.equal(refused.headers.get('retry-after'), '900')
  const start = amends.clock.now()
  amends.clock.advance({ minutes: 15, seconds: 1 })
  assert.equal((await signIn('Tomas')).status, 201)
  amends.clock.set(start)
})

test('an address that does not exist waits just the same', async () => {
  for (let tries = 0; tries < 5; tries++) await signIn('Nobody', 'guess')
  assert.equal((await signIn('Nobody', 'guess')).status, 429)
})

test('fifty guesses at once are counted one by one', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => signIn('Ana', `guess number ${n}`)))
  assert.equal(answers.filter(({ status }) => status === 401).length, 5)
})

test('a session that was brought along does not become the signed-in one', async () => {
  const planted = `amends.session_token=${'p'.repeat(43)}.${Buffer.alloc(32).toString('base64')}`
  const got = await signIn('Ana', PASSWORD, planted)
  assert.notEqual(cookiesOf(got), planted)
  assert.equal(await me(planted), 401)
})

test('signing out ends the session on the server too', async () => {
  const cookie = cookiesOf(await signIn('Ana'))
  await send('DELETE', '/sessions/current', undefined, cookie)
  assert.equal(await me(cookie), 401)
})

test('a new password ends every other session, at once', async () => {
  const here = cookiesOf(await signIn('Tomas'))
  const elsewhere = cookiesOf(await signIn('Tomas'))
  const other = 'another bowl, another tea'
  const wrong = await send('PUT', '/me/password', { current: 'not it at all', password: other }, here)
  assert.equal(wrong.status, 422)
  assert.equal((await send('PUT', '/me/password', { current: PASSWORD, password: other }, here)).status, 204)
  assert.deepEqual([await me(here), await me(elsewhere)], [200, 401])
  assert.equal((await signIn('Tomas')).status, 401)
  await send('PUT', '/me/password', { current: other, password: PASSWORD }, here)
})

test('another e-mail address needs the password', async () => {
  const cookie = cookiesOf(await signIn('Tomas'))
  const email = 'tomas.vik@bakery.example'
  assert.equal((await send('PUT', '/me/email', { email, password: 'wrong' }, cookie)).status, 422)
  assert.equal((await send('PUT', '/me/email', { email, password: PASSWORD }, cookie)).status, 204)
  assert.equal((await signIn('tomas.vik')).status, 201)
  const back = { email: 'tomas@bakery.example', password: PASSWORD }
  assert.equal((await send('PUT', '/me/email', back, cookie)).status, 204)
})

test('a password anybody would try is refused with a sentence', async () => {
  const token = await linkOf('Ana')
  for (const password of ['short', 'aaaaaaaaaaaaaaaa', 'ana ana ana ana']) {
    const got = await send('PUT', `/invitations/${token}/password`, { password })
    assert.deepEqual([got.status, got.body.errors[0].path], [422, '/password'])
  }
})

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

test('a page of another site cannot sign anybody in or out', async () => {
  const cookie = await amends.cookieOf('Mona')
  const foreign = { cookie, origin: 'https://evil.example' }
  const got = await amends.fetch(undefined, 'DELETE', '/api/v1/sessions/current', undefined, foreign)
  assert.equal(got.status, 403)
})

test('the sign-in library itself is not on the network', async () => {
  for (const path of ['/sign-up/email', '/update-user', '/list-sessions', '/sign-in/email'])
    assert.equal((await amends.fetch(undefined, 'POST', `/api/auth${path}`, {})).status, 404)
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
