import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../../test/amends.ts'
import { openMails } from './index.ts'
import { requeueMail } from './store.ts'

let amends: Amends
before(async () => {
  amends = await openAmends()
})

const letter = {
  kind: 'message' as const,
  to: { address: 'clara@example.org' },
  subject: 'Your cake',
  text: 'It is ready.',
}

test('a letter that no mail server took for a day is failed, so that somebody can send it again', async () => {
  const mails = openMails({
    app: amends.app,
    carrier: {
      carry: () => Promise.reject(new Error('connect ECONNREFUSED')),
      check: async () => 'connect ECONNREFUSED',
    },
    sender: async () => ({ name: 'Fold & Crumb', address: 'hello@bakery.example', replyTo: null }),
  })
  const now = amends.clock.now()
  const mailId = await amends.database.write((tx) => mails.write(tx, letter, now))
  const [{ handle, tries = 0 }] = mails.jobs as [(typeof mails.jobs)[number]]
  const stateOf = async () =>
    (await amends.database.pool.query('select state, last_error from platform.mails where id = $1', [mailId]))
      .rows[0]

  await assert.rejects(() => handle({ body: { mailId }, now, attempt: 1 }), /did not take it/)
  assert.equal((await stateOf()).state, 'waiting')
  await handle({ body: { mailId }, now, attempt: tries })
  assert.deepEqual({ ...(await stateOf()) }, { state: 'failed', last_error: 'connect ECONNREFUSED' })
  const told = await amends.database.pool.query(
    `select 1 from platform.journal where fact = 'mail.failed' and body->>'mailId' = $1`,
    [mailId],
  )
  assert.equal(told.rowCount, 1)
  assert.equal((await amends.database.write((tx) => requeueMail(tx, mailId)))?.state, 'waiting')
})
