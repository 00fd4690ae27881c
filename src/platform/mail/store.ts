import { rows, type Tx } from '../database/index.ts'

/** A row of platform.mails. */
export interface MailRow {
  id: string
  kind: string
  case_id: string | null
  to_address: string
  to_name: string | null
  from_name: string | null
  reply_to: string | null
  subject: string
  body_text: string
  body_html: string | null
  headers: Record<string, string>
  message_id: string
  in_reply_to: string | null
  thread: string[]
  state: 'waiting' | 'sending' | 'sent' | 'kept' | 'failed' | 'sent-otherwise' | 'thrown-away'
  attempts: number
  last_error: string | null
  cause_key: string | null
  written_at: Temporal.Instant
  sent_at: Temporal.Instant | null
  test: boolean
}

type NewMail = Omit<MailRow, 'attempts' | 'last_error' | 'sent_at'>

const NEW = `id, kind, case_id, to_address, to_name, from_name, reply_to, subject, body_text, body_html, headers,
  message_id, in_reply_to, thread, state, cause_key, written_at, test`

/** Writes a letter, or finds the one already written for this cause. */
export async function insertMail(tx: Tx, mail: NewMail): Promise<{ id: string }> {
  const written = await rows<{ id: string }>(
    tx,
    `insert into platform.mails (${NEW}) select ${NEW} from json_populate_record(null::platform.mails, $1::json)
     on conflict (cause_key) do nothing returning id`,
    [JSON.stringify(mail)],
  )
  if (written[0]) return written[0]
  const [earlier] = await rows<{ id: string }>(tx, 'select id from platform.mails where cause_key = $1', [
    mail.cause_key,
  ])
  return earlier!
}

// Long References are refused by some relays; the first and the newest keep the thread together.
const THREAD = 10

/** Message-IDs of earlier mails of this case to this person, oldest first. */
export async function threadOfCase(tx: Tx, caseId: string, address: string): Promise<string[]> {
  const found = await rows<{ message_id: string }>(
    tx,
    `select message_id from platform.mails where case_id = $1 and lower(to_address) = lower($2) order by written_at, id`,
    [caseId, address],
  )
  const all = found.map(({ message_id }) => message_id)
  return all.length <= THREAD ? all : [all[0]!, ...all.slice(1 - THREAD)]
}

/** Takes a letter that waits, or one whose carrier was killed on the way. */
export const claimMail = (tx: Tx, id: string) =>
  rows<MailRow>(
    tx,
    `update platform.mails set state = 'sending', attempts = attempts + 1
     where id = $1 and state in ('waiting', 'sending') returning *`,
    [id],
  ).then(([row]) => row)

export const markSent = (tx: Tx, id: string, at: Temporal.Instant) =>
  rows(tx, `update platform.mails set state = 'sent', sent_at = $2, last_error = null where id = $1`, [
    id,
    at,
  ])

export const markFailed = (
  tx: Tx,
  { id, state, reason }: { id: string; state: 'failed' | 'waiting'; reason: string },
) => rows(tx, 'update platform.mails set state = $2, last_error = $3 where id = $1', [id, state, reason])

/** One page of the outbox, newest first. */
export const listMails = (tx: Tx, { before, limit }: { before: string | null; limit: number }) =>
  rows<MailRow>(
    tx,
    `select * from platform.mails where ($1::uuid is null or id < $1) and state <> 'thrown-away'
     order by id desc limit $2`,
    [before, limit],
  )

export const countMails = (tx: Tx) =>
  rows<{ state: MailRow['state']; count: number }>(
    tx,
    'select state, count(*) as count from platform.mails group by state',
  )

export const oneMail = (tx: Tx, id: string) =>
  rows<MailRow>(tx, 'select * from platform.mails where id = $1', [id]).then(([row]) => row)

/** A failed or kept letter is put back to be carried. */
export const requeueMail = (tx: Tx, id: string) =>
  rows<MailRow>(
    tx,
    `update platform.mails set state = 'waiting', last_error = null where id = $1 and state in ('failed', 'kept') returning *`,
    [id],
  ).then(([row]) => row)

interface PuttingAside {
  aside: 'thrown-away' | 'sent-otherwise'
  /** From this letter to that one, by when they were written; null: from the first. */
  from: string | null
  upTo: string
}

/** Only what has not left can be put aside; what is on its way cannot. */
export const setAside = (tx: Tx, { aside, from, upTo }: PuttingAside) =>
  rows<MailRow>(
    tx,
    `update platform.mails set state = $1
     where id <= $3 and ($2::uuid is null or id >= $2) and state in ('kept', 'failed') returning *`,
    [aside, from, upTo],
  )

/** What was tried and refused says why still. */
export const takeOut = (tx: Tx, id: string) =>
  rows<MailRow>(
    tx,
    `update platform.mails set state = case when last_error is null then 'kept' else 'failed' end
     where id = $1 and state = 'thrown-away' returning *`,
    [id],
  ).then(([row]) => row)
