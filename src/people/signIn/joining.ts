import { Problem } from '../../language/problem.ts'
import type { Tx } from '../../platform/database/index.ts'
import { type Call, notFound, own, type Route } from '../../platform/http/index.ts'
import { hashToken } from '../../platform/secrets/index.ts'
import { announce } from '../announce.ts'
import { openSession } from '../openSession.ts'
import { readOrganisation } from '../saveOrganisation.ts'
import { dropSecondSteps, waysInOf } from '../store/accounts.ts'
import { claimInvitation, type OpenInvitation, openInvitation, useInvitation } from '../store/invitations.ts'
import { deleteSessionsOf } from '../store/sessions.ts'
import { renameEmail, renameStaff } from '../store/staff.ts'
import { answerWithCookies, sessionCookie } from './cookies.ts'
import { setPassword } from './passwords.ts'
import { joinBody, tokenParams } from './schema.ts'
import type { SignIn } from './sessions.ts'
import { giveTryBack, takeTry } from './tries.ts'

/** One-time links: an invitation, a reset, the owner's first sign-in. Opening one shows; only the password uses it up. */
export const joiningRoutes = (signIn: SignIn): Route[] => [
  own({
    method: 'get',
    path: '/api/v1/invitations/{token}',
    access: { open: 'token' },
    summary: 'Whom a one-time link is for',
    params: tokenParams,
    handle: async ({ params: { token }, ip, now }) => {
      const { read: tx } = signIn.app.database
      const attempt = { kind: 'link' as const, ip }
      await takeTry(tx, attempt, now)
      const found = await openInvitation(tx, hashToken(token), now)
      if (!found) throw notFound('link')
      await giveTryBack(tx, attempt, now)
      const { name: organisation, setUpAt } = await readOrganisation(tx)
      const { purpose, name, email, role, locale } = found
      return { body: { purpose, name, email, role, locale, organisation, setUp: setUpAt !== null } }
    },
  }),
  own({
    method: 'put',
    path: '/api/v1/invitations/{token}/password',
    access: { open: 'token' },
    summary: 'Choose a password; the link is used up and I am signed in, unless a second step is to come',
    params: tokenParams,
    body: joinBody,
    maxBytes: 4_096,
    handle: (call) => join(signIn, call),
  }),
]

interface Joining {
  password: string
  name?: string | undefined
  email?: string | undefined
  locale?: string | undefined
}

async function join(
  { app, seal }: SignIn,
  { params, body, ip, now, request }: Call<{ token: string }, unknown, Joining>,
): Promise<Response> {
  const attempt = { kind: 'link' as const, ip }
  await takeTry(app.database.read, attempt, now)
  const userAgent = request.headers.get('user-agent')
  const token = await app.database.write(async (tx) => {
    const link = await claimInvitation(tx, hashToken(params.token), now)
    if (!link) throw notFound('link')
    const email = await saySelf(tx, { link, body, now })
    await setPassword(tx, { staffId: link.staffId, email, password: body.password, now, newId: app.newId })
    // The console's reset is for an owner who lost everything, or whose account somebody else took.
    if (link.purpose === 'owner') await dropSecondSteps(tx, link.staffId)
    await deleteSessionsOf(tx, link.staffId)
    await useInvitation(tx, link.id, now)
    const actor = { kind: 'staff' as const, id: link.staffId, name: body.name ?? link.name }
    await announce(tx, { fact: 'session.ended', actor, at: now, body: { staffId: link.staffId } })
    // Whoever reads somebody's mail must not get past their second step: they sign in, and are asked for it.
    if (link.purpose === 'reset' && (await waysInOf(tx, link.staffId)).totp) return undefined
    return (await openSession(tx, { staffId: link.staffId, now, newId: app.newId, ip, userAgent })).token
  })
  await giveTryBack(app.database.read, attempt, now)
  if (!token) return answerWithCookies(200, { signedIn: false, secondStep: true }, [])
  return answerWithCookies(201, { signedIn: true }, [sessionCookie(app, seal, token)])
}

interface Saying {
  link: OpenInvitation
  body: Joining
  now: Temporal.Instant
}

async function saySelf(tx: Tx, { link, body, now }: Saying): Promise<string> {
  await renameStaff(tx, { staffId: link.staffId, name: body.name ?? null, locale: body.locale ?? null, now })
  if (!body.email || link.purpose !== 'owner') return link.email
  const [changed] = await renameEmail(tx, link.staffId, body.email, now)
  if (!changed)
    throw new Problem('known person', 'Somebody here has this e-mail address already.', {
      errors: [{ path: '/email', message: 'belongs to somebody here' }],
    })
  return body.email
}
