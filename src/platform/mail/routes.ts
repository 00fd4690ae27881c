import { z } from 'zod'
import type { Database } from '../database/index.ts'
import { notFound, OWNER, outOfOrder, type Route, read, write } from '../http/index.ts'
import { enqueue } from '../jobs/index.ts'
import { putAside, takeOutAgain, throwAwayAll } from './disposal.ts'
import { countMails, listMails, type MailRow, oneMail, requeueMail } from './store.ts'

const params = z.strictObject({ id: z.uuid() })
const query = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** The outbox: what was written, whether it left, and what it said. The owner only: letters name customers. */
export const mailRoutes = ({ database, leaves }: { database: Database; leaves: boolean }): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/mails',
    access: { roles: OWNER, key: 'admin' },
    summary: 'Letters, newest first',
    query,
    handle: async ({ query: { cursor, limit } }) => {
      const found = await listMails(database.read, { before: cursor ?? null, limit: limit + 1 })
      const items = found.slice(0, limit)
      const counts = await countMails(database.read)
      return {
        body: {
          items: items.map(shown),
          nextCursor: found.length > limit ? items.at(-1)!.id : null,
          counts: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
          leaves,
        },
      }
    },
  }),
  read({
    method: 'get',
    path: '/api/v1/mails/{id}',
    access: { roles: OWNER, key: 'admin' },
    summary: 'One letter, as it was or will be sent',
    params,
    handle: async ({ params: { id } }) => {
      const mail = await oneMail(database.read, id)
      if (!mail) throw notFound('mail')
      return { body: { ...shown(mail), text: mail.body_text, html: mail.body_html, headers: mail.headers } }
    },
  }),
  write({
    method: 'put',
    path: '/api/v1/mails/{id}/sending',
    access: { roles: OWNER, key: 'admin' },
    summary: 'Sends a kept or failed letter again',
    params,
    handle: async ({ tx, params: { id } }) => {
      if (!leaves)
        throw outOfOrder(
          'No mail server is configured, so nothing can leave. Set SMTP_URL and start again.',
          'SMTP_URL',
        )
      const mail = await requeueMail(tx, id)
      if (!mail) throw notFound('mail that waits for this')
      await enqueue(tx, { job: 'sendMail', body: { mailId: id } })
      return { body: shown(mail) }
    },
  }),
  ...asideRoutes,
]

const asideRoutes: Route[] = [
  write({
    method: 'put',
    path: '/api/v1/mails/{id}/thrown-away',
    access: { roles: OWNER, key: 'admin' },
    summary: 'Throws away a letter that has not left',
    params,
    handle: async ({ tx, params: { id }, caller, now }) => ({
      body: shown(await putAside(tx, { id, aside: 'thrown-away', caller, now })),
    }),
  }),
  write({
    method: 'delete',
    path: '/api/v1/mails/{id}/thrown-away',
    access: { roles: OWNER, key: 'admin' },
    summary: 'Takes a letter out of the bin',
    params,
    handle: async ({ tx, params: { id }, caller, now }) => ({
      body: shown(await takeOutAgain(tx, { id, caller, now })),
    }),
  }),
  write({
    method: 'put',
    path: '/api/v1/mails/{id}/sent-otherwise',
    access: { roles: OWNER, key: 'admin' },
    summary: 'Notes that a person sent this letter another way',
    params,
    handle: async ({ tx, params: { id }, caller, now }) => ({
      body: shown(await putAside(tx, { id, aside: 'sent-otherwise', caller, now })),
    }),
  }),
  write({
    method: 'put',
    path: '/api/v1/mails/thrown-away',
    access: { roles: OWNER, key: 'admin' },
    summary: 'Throws away every letter that has not left, up to the newest one seen',
    body: z.strictObject({ upTo: z.uuid() }),
    handle: async ({ tx, body: { upTo }, caller, now }) => ({
      body: { thrownAway: await throwAwayAll(tx, { upTo, caller, now }) },
    }),
  }),
]

const shown = (mail: MailRow) => ({
  id: mail.id,
  kind: mail.kind,
  caseId: mail.case_id,
  to: { address: mail.to_address, name: mail.to_name },
  fromName: mail.from_name,
  subject: mail.subject,
  state: mail.state,
  attempts: mail.attempts,
  lastError: mail.last_error,
  writtenAt: mail.written_at,
  sentAt: mail.sent_at,
})
