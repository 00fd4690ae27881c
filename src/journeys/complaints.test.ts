import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'

let amends: Amends
before(async () => {
  amends = await openAmends({ environment: { AMENDS_LOG: 'error' } })
})

const complain = (fields: Record<string, string>) =>
  amends.fetch(undefined, 'POST', '/complain', new URLSearchParams({ lang: 'en', ...fields }))

const receiptsTo = async (address: string): Promise<{ body_text: string }[]> =>
  (
    await amends.database.pool.query(
      `select body_text from platform.mails where kind = 'receipt' and to_address = $1`,
      [address],
    )
  ).rows

test('who complains follows their case by the link on the page, and by the one in the mail', async () => {
  const { text } = await complain({ what: 'The bowl is broken.', reach: 'kari@example.org', name: 'Kari' })
  const path = /href="(\/c\/[\w-]+)"/.exec(text)?.[1]
  assert.equal((await amends.fetch(undefined, 'GET', path!)).status, 200)
  const [mail] = await receiptsTo('kari@example.org')
  assert.match(mail!.body_text, /\/c\/[\w-]+/)
})

test('who types somebody else’s address gets no link to that person’s case; the mail to the address has one', async () => {
  const { key } = await amends.makeKey({ scope: 'ingest' })
  const rating = { source: 'survey', scale: 'stars5', score: 1, comment: 'It says Happy Retirement Bob.' }
  for (const customer of [{ email: 'clara@example.org' }, { phone: '+47 21 30 00 00' }])
    assert.equal(
      (await amends.fetch({ key }, 'POST', '/api/v1/feedback', { ...rating, customer })).status,
      201,
    )

  const byMail = await complain({ what: 'Me too.', reach: 'clara@example.org' })
  const byPhone = await complain({ what: 'Me too.', reach: '+4721300000' })
  for (const { status, text } of [byMail, byPhone]) {
    assert.equal(status, 200)
    assert.doesNotMatch(text, /\/c\//)
  }
  assert.match(byMail.text, /The link to follow it is in the mail/)
  assert.match((await receiptsTo('clara@example.org'))[0]!.body_text, /\/c\/[\w-]+/)
})
