import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { type Amends, type Got, openAmends } from '../../../test/amends.ts'
import { cookiesOf, openInThePresent, PASSWORD, signInStory } from '../../../test/signInStory.ts'

let amends: Amends
const { join, linkOf, me, send, signIn } = signInStory(() => amends)

before(async () => {
  amends = await openInThePresent()
  for (const name of ['Ana', 'Tomas'] as const) await join(name)
})
beforeEach(() => amends.database.pool.query('delete from people.tries'))

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
