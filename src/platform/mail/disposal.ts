import type { Tx } from '../database/index.ts'
import { actorOf, type Call, notFound } from '../http/index.ts'
import { record } from '../journal/index.ts'
import { type MailRow, setAside, takeOut } from './store.ts'

/** What may become of a letter that has not left, beside being sent: each is written down with who and when. */
export type Aside = 'thrown-away' | 'sent-otherwise'

type By = Pick<Call, 'caller' | 'now'>

/** Puts one letter aside that is kept or failed. */
export async function putAside(
  tx: Tx,
  { id, aside, ...by }: By & { id: string; aside: Aside },
): Promise<MailRow> {
  const [mail] = await setAside(tx, { aside, from: id, upTo: id })
  if (!mail) throw notFound('mail that has not left')
  await note(tx, { mail, fact: `mail.${aside}`, ...by })
  return mail
}

/** Throws away every letter that has not left, up to the newest that the owner had seen. */
export async function throwAwayAll(tx: Tx, { upTo, ...by }: By & { upTo: string }): Promise<number> {
  const thrown = await setAside(tx, { aside: 'thrown-away', from: null, upTo })
  for (const mail of thrown) await note(tx, { mail, fact: 'mail.thrown-away', ...by })
  return thrown.length
}

/** Takes a letter out of the bin again: it is kept, or failed, as before. */
export async function takeOutAgain(tx: Tx, { id, ...by }: By & { id: string }): Promise<MailRow> {
  const mail = await takeOut(tx, id)
  if (!mail) throw notFound('mail that was thrown away')
  await note(tx, { mail, fact: 'mail.taken-out', ...by })
  return mail
}

async function note(
  tx: Tx,
  { mail, fact, caller, now }: By & { mail: MailRow; fact: string },
): Promise<void> {
  const body = { mailId: mail.id, kind: mail.kind }
  await record(tx, { fact, actor: actorOf(caller), at: now, caseId: mail.case_id, body })
}
