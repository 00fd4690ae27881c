import type { Tx } from '../../platform/database/index.ts'
import { own, type Route } from '../../platform/http/index.ts'
import { t } from '../../platform/i18n/index.ts'
import { composeMail, type Letter } from '../../platform/mail/index.ts'
import { makeLink } from '../invite.ts'
import { readOrganisation } from '../saveOrganisation.ts'
import { staffByEmail } from '../store/staff.ts'
import { resetBody } from './schema.ts'
import type { SignIn } from './sessions.ts'
import { takeTry } from './tries.ts'

/** The post room's pen. */
export type WriteLetter = (tx: Tx, letter: Letter, now: Temporal.Instant) => Promise<string>

/** Password recovery by mail. The answer is the same whether or not anybody has the address, and so is the work. */
export const recoveryRoutes = (signIn: SignIn, writeLetter: WriteLetter): Route[] => [
  own({
    method: 'post',
    path: '/api/v1/password-resets',
    access: { open: 'public' },
    summary: 'Send me a link to choose a new password',
    body: resetBody,
    status: 202,
    maxBytes: 4_096,
    handle: async ({ body: { email }, ip, now }) => {
      const { app } = signIn
      // Not given back: a link a person needs comes with the first or the second try.
      await takeTry(app.database.read, { kind: 'reset', account: email, ip }, now)
      // Not waited for: how long the answer takes must not tell whether the address is known.
      sendReset(signIn, { email, now, writeLetter }).catch((error: Error) =>
        app.log.error({ err: error.message }, 'password reset not written'),
      )
      return { status: 202, body: { sent: true } }
    },
  }),
]

interface Reset {
  email: string
  now: Temporal.Instant
  writeLetter: WriteLetter
}

async function sendReset({ app }: SignIn, { email, now, writeLetter }: Reset): Promise<void> {
  await app.database.write(async (tx) => {
    const person = await staffByEmail(tx, email)
    if (!person) return
    const { path } = await makeLink(tx, { staffId: person.id, purpose: 'reset', now, newId: app.newId })
    const { name: organisation } = await readOrganisation(tx)
    const letter = linkLetter({ kind: 'reset', person, organisation, url: app.config.publicUrl + path })
    await writeLetter(tx, letter, now)
  })
}

interface LinkLetter {
  kind: 'reset' | 'invitation'
  person: { name: string; email: string; locale: string }
  organisation: string
  url: string
  /** Who invites. */
  from?: string
}

/** The mail that carries a one-time link, in the language of who gets it. */
export function linkLetter({ kind, person, organisation, url, from = '' }: LinkLetter): Letter {
  const say = (key: string) =>
    t(person.locale, `people:mail.${kind}.${key}`, { name: person.name, organisation, from })
  const bodies = composeMail({
    locale: person.locale,
    headline: say('headline'),
    paragraphs: [say('text')],
    main: { label: say('button'), url },
    note: say('note'),
    footer: [say('footer')],
  })
  return {
    kind,
    to: { address: person.email, name: person.name },
    subject: say('subject'),
    ...bodies,
  }
}
