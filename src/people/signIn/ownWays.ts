import { Problem } from '../../language/problem.ts'
import {
  actorOf,
  type Call,
  EVERY_ROLE,
  notFound,
  own,
  type Route,
  read,
  write,
} from '../../platform/http/index.ts'
import { hashToken } from '../../platform/secrets/index.ts'
import { announce } from '../announce.ts'
import { tokenIn } from '../sessionCookie.ts'
import { deletePasskey, passkeysOf, waysInOf } from '../store/accounts.ts'
import { deleteSessionsOf } from '../store/sessions.ts'
import { renameEmail } from '../store/staff.ts'
import { answerWithCookies } from './cookies.ts'
import type { LibraryAnswer } from './door.ts'
import { isPassword, setPassword } from './passwords.ts'
import { emailBody, idParams, passkeyBody, passwordBody, passwordOnly, totpCode } from './schema.ts'
import type { SignIn } from './sessions.ts'
import { giveTryBack, takeTry } from './tries.ts'

// A person at a screen; a key never changes how its person signs in.
const access = { roles: EVERY_ROLE, key: null }

/** How I sign in: password, second step, passkeys, e-mail. Each change asks for the password again. */
export const ownWayRoutes = (signIn: SignIn): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/me/ways-in',
    access,
    summary: 'How I sign in',
    handle: async ({ caller }) => {
      const { read: tx } = signIn.app.database
      const passkeys = await passkeysOf(tx, caller.staffId!)
      return { body: { ...(await waysInOf(tx, caller.staffId!)), passkeys } }
    },
  }),
  write({
    method: 'put',
    path: '/api/v1/me/password',
    access,
    summary: 'A new password; everywhere else I am signed out',
    body: passwordBody,
    handle: async ({ tx, caller, body, now, request, ip }) => {
      const { id, email } = await proveMyself(signIn, { caller, password: body.current, ip, now })
      await setPassword(tx, { staffId: id, email, password: body.password, now, newId: signIn.app.newId })
      const here = tokenIn(request.headers.get('cookie') ?? '', signIn.seal)
      await deleteSessionsOf(tx, id, here ? hashToken(here) : null)
      await announce(tx, { fact: 'session.ended', actor: actorOf(caller), at: now, body: { staffId: id } })
      return { status: 204 }
    },
  }),
  write({
    method: 'put',
    path: '/api/v1/me/email',
    access,
    summary: 'Another e-mail address to sign in with',
    body: emailBody,
    handle: async ({ tx, caller, body, now, ip }) => {
      const { id } = await proveMyself(signIn, { caller, password: body.password, ip, now })
      const [changed] = await renameEmail(tx, id, body.email, now)
      if (!changed)
        throw new Problem('known person', 'Somebody here has this e-mail address already.', {
          errors: [{ path: '/email', message: 'belongs to somebody here' }],
        })
      await announce(tx, { fact: 'staff.changed', actor: actorOf(caller), at: now, body: { staffId: id } })
      return { status: 204 }
    },
  }),
  own({
    method: 'post',
    path: '/api/v1/me/totp',
    access,
    summary: 'Begin with an authenticator app: the secret and ten recovery codes, shown once',
    body: passwordOnly,
    handle: (call) => beginTotp(signIn, call),
  }),
  own({
    method: 'put',
    path: '/api/v1/me/totp',
    access,
    summary: 'Prove the app with its first code; from then on it is asked for',
    body: totpCode,
    handle: (call) => passOn(signIn, call, { path: '/two-factor/verify-totp', body: call.body }),
  }),
  own({
    method: 'delete',
    path: '/api/v1/me/totp',
    access,
    summary: 'No second step any more',
    body: passwordOnly,
    handle: (call) => passOn(signIn, call, { path: '/two-factor/disable', body: call.body }),
  }),
  own({
    method: 'post',
    path: '/api/v1/me/passkeys/question',
    access,
    summary: 'What the browser asks the device for a new passkey',
    handle: (call) =>
      passOn(signIn, call, { path: '/passkey/generate-register-options', method: 'GET' as const }),
  }),
  own({
    method: 'post',
    path: '/api/v1/me/passkeys',
    access,
    summary: "Keep the device's new passkey",
    body: passkeyBody,
    status: 201,
    handle: (call) => passOn(signIn, call, { path: '/passkey/verify-registration', body: call.body }),
  }),
  write({
    method: 'delete',
    path: '/api/v1/me/passkeys/{id}',
    access,
    summary: 'This passkey opens nothing any more',
    params: idParams,
    handle: async ({ tx, caller, params: { id } }) => {
      const [gone] = await deletePasskey(tx, caller.staffId!, id)
      if (!gone) throw notFound('passkey')
      return { status: 204 }
    },
  }),
]

interface Proof {
  caller: Call['caller']
  password: string
  ip: string
  now: Temporal.Instant
}

/** Whoever sits at an open screen is not yet who signed in there: what opens the account asks for the password again. */
async function proveMyself({ app }: SignIn, { caller, password, ip, now }: Proof) {
  const { read: tx } = app.database
  const attempt = { kind: 'password' as const, account: caller.staffId!, ip }
  await takeTry(tx, attempt, now)
  if (!(await isPassword(tx, caller.staffId!, password)))
    throw new Problem('wrong password', 'This is not your password.', {
      errors: [{ path: '/current', message: 'not your password' }],
    })
  await giveTryBack(tx, attempt, now)
  const { email } = await waysInOf(tx, caller.staffId!)
  return { id: caller.staffId!, email }
}

type PasswordCall = Call<unknown, unknown, { password: string }>

async function beginTotp(signIn: SignIn, call: PasswordCall): Promise<Response> {
  await proveMyself(signIn, { caller: call.caller, password: call.body.password, ip: call.ip, now: call.now })
  const { status, body, cookies } = await ask(signIn, call, { path: '/two-factor/enable', body: call.body })
  if (status !== 200) throw refusedByLibrary(body)
  const { toString: draw } = await import('qrcode')
  const picture = await draw(body.totpURI, { type: 'svg', margin: 1 })
  return answerWithCookies(200, { uri: body.totpURI, picture, recoveryCodes: body.backupCodes }, cookies)
}

interface Asking {
  path: string
  method?: 'GET'
  body?: unknown
}

const ask = ({ door }: SignIn, { request, ip }: Call, asking: Asking): Promise<LibraryAnswer> =>
  door({ ...asking, request, ip })

async function passOn(signIn: SignIn, call: Call, asking: Asking): Promise<Response> {
  const { status, body, cookies } = await ask(signIn, call, asking)
  if (status >= 400) throw refusedByLibrary(body)
  return answerWithCookies(200, asking.method === 'GET' ? body : { done: true }, cookies)
}

const refusedByLibrary = ({ message = '' }: { message?: string }): Problem =>
  new Problem('not accepted', message ? `${message}.` : 'This was not accepted. Begin again.')
