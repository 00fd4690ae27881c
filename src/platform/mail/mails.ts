import { Problem } from '../../language/problem.ts'
import type { App } from '../app.ts'
import type { Tx } from '../database/index.ts'
import { crashPoint } from '../faults/index.ts'
import { enqueue, type Job } from '../jobs/index.ts'
import { record, SYSTEM } from '../journal/index.ts'
import { headerLine, messageIdFor, plainAddress } from './headers.ts'
import type { Carrier } from './smtp.ts'
import { claimMail, insertMail, type MailRow, markFailed, markSent, threadOfCase } from './store.ts'

/** Why a mail is written; decides its headers. */
export type MailKind =
  | 'alert'
  | 'acknowledgement'
  | 'message'
  | 'survey'
  | 'offer'
  | 'status'
  | 'invitation'
  | 'reset'
  | 'receipt'

/** A mail to write. */
export interface Letter {
  kind: MailKind
  to: { address: string; name?: string | null }
  /** The person who signs it; the organisation's sender name is added by the writer. */
  fromName?: string
  replyTo?: string | null
  subject: string
  text: string
  html?: string
  caseId?: string | null
  /** Written once per cause, however often its job runs. */
  causeKey?: string
  /** https address that unsubscribes with one POST; surveys only. */
  unsubscribeUrl?: string
  test?: boolean
}

/** Where mail is from: the organisation's sender. */
export interface Sender {
  name: string
  address: string
  replyTo: string | null
}

/** The post room: letters are written in the transaction of their cause and carried by a job. */
export interface Mails {
  /** Writes a letter; returns its id, or the earlier one's for the same cause. */
  write(tx: Tx, letter: Letter, now: Temporal.Instant): Promise<string>
  /** False: nothing leaves this machine, letters are kept for the owner to read. */
  leaves: boolean
  jobs: Job[]
}

interface MailsOptions {
  app: App
  carrier: Carrier | undefined
  sender(tx: Tx): Promise<Sender>
  /** Told in the transaction that marks a letter sent. */
  onSent?(tx: Tx, mail: MailRow, now: Temporal.Instant): Promise<void>
}

// About a day: waits double from two seconds and stay at ten minutes. A letter that nobody took by then needs a person.
const TRIES = 150

/** Opens the post room. */
export function openMails(options: MailsOptions): Mails {
  return {
    leaves: options.carrier !== undefined,
    write: (tx, letter, now) => writeLetter(tx, { letter, now, options }),
    jobs: [
      {
        name: 'sendMail',
        tries: TRIES,
        // A mail server answers in a tenth of a second or more; four lines to it are welcome everywhere.
        atOnce: 4,
        handle: ({ body, now, attempt }) =>
          sendMail(options, { mailId: (body as { mailId: string }).mailId, now, attempt }),
      },
    ],
  }
}

// Mail that a program wrote says so, so that no other program answers it (RFC 3834) and no loop starts.
const AUTOMATIC: MailKind[] = ['alert', 'survey', 'invitation', 'reset', 'receipt', 'status', 'offer']

interface Writing {
  letter: Letter
  now: Temporal.Instant
  options: MailsOptions
}

async function writeLetter(tx: Tx, { letter, now, options }: Writing): Promise<string> {
  const { app, carrier } = options
  const sender = await options.sender(tx)
  const id = app.newId()
  const thread = letter.caseId ? await threadOfCase(tx, letter.caseId, plainAddress(letter.to.address)) : []
  const written = await insertMail(tx, {
    id,
    kind: letter.kind,
    case_id: letter.caseId ?? null,
    to_address: plainAddress(letter.to.address),
    to_name: letter.to.name ? headerLine(letter.to.name) : null,
    from_name: headerLine(letter.fromName ? `${letter.fromName}, ${sender.name}` : sender.name),
    reply_to: letter.replyTo ?? sender.replyTo,
    subject: headerLine(letter.subject),
    body_text: letter.text,
    body_html: letter.html ?? null,
    headers: headersOf(letter),
    message_id: messageIdFor(id, sender.address),
    in_reply_to: thread.at(-1) ?? null,
    thread,
    state: carrier ? 'waiting' : 'kept',
    cause_key: letter.causeKey ?? null,
    written_at: now,
    test: letter.test ?? false,
  })
  if (written.id !== id) return written.id
  if (carrier) await enqueue(tx, { job: 'sendMail', body: { mailId: id } })
  const body = { mailId: id, kind: letter.kind, kept: !carrier }
  await record(tx, { fact: 'mail.written', actor: SYSTEM, at: now, caseId: letter.caseId ?? null, body })
  return id
}

function headersOf({ kind, unsubscribeUrl }: Letter): Record<string, string> {
  return {
    ...(AUTOMATIC.includes(kind)
      ? { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
      : {}),
    ...(unsubscribeUrl
      ? { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {}),
  }
}

interface Sending {
  mailId: string
  now: Temporal.Instant
  attempt: number
}

/** Carries one letter. Safe to run twice: a sent one is not sent again; a crash in between repeats the same Message-ID. */
async function sendMail(options: MailsOptions, { mailId, now, attempt }: Sending) {
  const { app, carrier } = options
  if (!carrier) return
  const mail = await claimMail(app.database.read, mailId)
  if (!mail) return
  const sender = await options.sender(app.database.read)
  crashPoint('mail: before sending')
  try {
    await carrier.carry(mail, sender)
  } catch (error) {
    await refuseOrRetry(options, { mail, error: error as Refusal, now, attempt })
    return
  }
  crashPoint('mail: after sending, before marking')
  await app.database.write(async (tx) => {
    await markSent(tx, mail.id, now)
    await record(tx, {
      fact: 'mail.sent',
      actor: SYSTEM,
      at: now,
      caseId: mail.case_id,
      body: { mailId, kind: mail.kind },
    })
    await options.onSent?.(tx, mail, now)
  })
}

type Refusal = Error & { responseCode?: number }

interface Failure extends Omit<Sending, 'mailId'> {
  mail: MailRow
  error: Refusal
}

// A 5xx answer says "never"; everything else may pass, so the job tries again. After its last try the letter is failed
// too: left waiting, it could neither be sent again nor thrown away.
async function refuseOrRetry({ app }: MailsOptions, { mail, error, now, attempt }: Failure): Promise<void> {
  const never = (error.responseCode ?? 0) >= 500 || attempt >= TRIES
  const reason = error.message.slice(0, 500)
  await app.database.write(async (tx) => {
    await markFailed(tx, { id: mail.id, state: never ? 'failed' : 'waiting', reason })
    if (!never) return
    const body = { mailId: mail.id, kind: mail.kind, reason }
    await record(tx, { fact: 'mail.failed', actor: SYSTEM, at: now, caseId: mail.case_id, body, live: true })
  })
  if (!never) throw new Problem('mail not accepted', `The mail server did not take it: ${reason}`)
}
