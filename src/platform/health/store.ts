import { rows, type Tx } from '../database/index.ts'

/** Answers when the database does. */
export const askDatabase = (tx: Tx) => rows(tx, 'select 1')

/** What waits: requests for jobs, and mails to be sent. */
export const waiting = (tx: Tx) =>
  rows<{ jobs: number; mails: number }>(
    tx,
    `select (select count(*) from platform.outbox) as jobs,
       (select count(*) from platform.mails where state in ('waiting', 'sending')) as mails`,
  ).then(([row]) => row!)
