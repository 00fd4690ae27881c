import { Problem } from '../../language/problem.ts'
import type { App } from '../../platform/app.ts'
import { actorOf, type Call, EVERY_ROLE, own, type Route, read } from '../../platform/http/index.ts'
import { hashToken } from '../../platform/secrets/index.ts'
import { announce } from '../announce.ts'
import type { CookieSeal } from '../sessionCookie.ts'
import { tokenIn } from '../sessionCookie.ts'
import { deleteSession, sessionsOf } from '../store/sessions.ts'
import { answerWithCookies, endedCookie } from './cookies.ts'
import type { Door, LibraryAnswer } from './door.ts'
import { passkeyBody, secondStepBody, signInBody } from './schema.ts'
import { type Attempt, giveTryBack, takeTry, tooManyTries } from './tries.ts'

/** What the sign-in routes share. */
export interface SignIn {
  app: App
  door: Door
  seal: CookieSeal
}

/** Signing in, in one or two steps, and out. */
export const sessionRoutes = (signIn: SignIn): Route[] => [
  own({
    method: 'post',
    path: '/api/v1/sessions',
    access: { open: 'public' },
    summary: 'Sign in with e-mail and password; 200 asks for the second step, 201 is in',
    body: signInBody,
    maxBytes: 4_096,
    handle: (call) => withPassword(signIn, call),
  }),
  own({
    method: 'post',
    path: '/api/v1/sessions/second-step',
    access: { open: 'public' },
    summary: 'The six digits of the authenticator app, or a recovery code',
    body: secondStepBody,
    maxBytes: 4_096,
    handle: (call) => withSecondStep(signIn, call),
  }),
  own({
    method: 'post',
    path: '/api/v1/sessions/passkey-question',
    access: { open: 'public' },
    summary: 'What the browser asks the passkey',
    handle: async ({ request, ip }) => {
      const path = '/passkey/generate-authenticate-options'
      const asked = await signIn.door({ path, method: 'GET', request, ip })
      return answerWithCookies(200, asked.body, asked.cookies)
    },
  }),
  own({
    method: 'post',
    path: '/api/v1/sessions/passkey',
    access: { open: 'public' },
    summary: "Sign in with the passkey's answer",
    body: passkeyBody,
    handle: async ({ body: { response }, request, ip, now }) => {
      const attempt: Attempt = { kind: 'second-step', ip }
      await takeTry(signIn.app.database.read, attempt, now)
      const answer = await signIn.door({
        path: '/passkey/verify-authentication',
        body: { response },
        request,
        ip,
      })
      if (answer.status !== 200) throw refused('This passkey does not open anything here. Use your password.')
      await giveTryBack(signIn.app.database.read, attempt, now)
      return answerWithCookies(201, { signedIn: true }, answer.cookies)
    },
  }),
  own({
    method: 'delete',
    path: '/api/v1/sessions/current',
    access: { open: 'public' },
    summary: 'Sign out',
    handle: (call) => signOut(signIn, call),
  }),
  read({
    method: 'get',
    path: '/api/v1/sessions',
    access: { roles: EVERY_ROLE, key: null },
    summary: 'Where I am signed in',
    handle: async ({ caller, now, request }) => {
      const current = tokenIn(request.headers.get('cookie') ?? '', signIn.seal)
      const here = current && hashToken(current)
      const found = await sessionsOf(signIn.app.database.read, caller.staffId!, now)
      const items = found.map(({ tokenHash, ...session }) => ({ ...session, current: tokenHash === here }))
      return { body: { items, nextCursor: null } }
    },
  }),
]

const refused = (message: string, more: Record<string, unknown> = {}): Problem =>
  new Problem('not signed in', message, { status: 401, ...more })

type PasswordCall = Call<unknown, unknown, { email: string; password: string }>

async function withPassword(
  { app, door }: SignIn,
  { body, request, ip, now }: PasswordCall,
): Promise<Response> {
  const attempt: Attempt = { kind: 'password', account: body.email, ip }
  const left = await takeTry(app.database.read, attempt, now)
  // An unknown address costs the library the same hashing as a wrong password, and is answered the same.
  const answer = await door({ path: '/sign-in/email', body, request, ip })
  if (answer.status !== 200) throw refused('E-mail and password do not belong together.', { triesLeft: left })
  await giveTryBack(app.database.read, attempt, now)
  const secondStep = answer.body.twoFactorRedirect === true
  return answerWithCookies(secondStep ? 200 : 201, { signedIn: !secondStep, secondStep }, answer.cookies)
}

type StepCall = Call<unknown, unknown, { code: string } | { recoveryCode: string }>

async function withSecondStep(
  { app, door }: SignIn,
  { body, request, ip, now }: StepCall,
): Promise<Response> {
  const half = /two_factor=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  if (!half) throw refused('Begin with your e-mail and password: the first step was too long ago.')
  const attempt: Attempt = { kind: 'second-step', account: half, ip }
  const left = await takeTry(app.database.read, attempt, now)
  const answer: LibraryAnswer =
    'code' in body
      ? await door({ path: '/two-factor/verify-totp', body: { code: body.code }, request, ip })
      : await door({ path: '/two-factor/verify-backup-code', body: { code: body.recoveryCode }, request, ip })
  // The library itself allows ten wrong codes per account, wherever they come from.
  if (answer.status === 429) throw tooManyTries(15 * 60)
  if (answer.status !== 200) throw refused('This code is not the right one now.', { triesLeft: left })
  await giveTryBack(app.database.read, attempt, now)
  return answerWithCookies(201, { signedIn: true }, answer.cookies)
}

async function signOut({ app, seal }: SignIn, { request, caller, now }: Call): Promise<Response> {
  const token = tokenIn(request.headers.get('cookie') ?? '', seal)
  if (token && caller.session)
    await app.database.write(async (tx) => {
      await deleteSession(tx, hashToken(token))
      await announce(tx, { fact: 'session.ended', actor: actorOf(caller), at: now })
    })
  return answerWithCookies(200, { signedIn: false }, [endedCookie(app, seal)])
}
