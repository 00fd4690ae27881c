import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAmends } from '../../test/amends.ts'
import { openDesk } from '../../test/desk.ts'

test('with a mail server that does not answer, the wall says that alerts reach open screens only', async () => {
  // Port 9 of this machine: nothing listens there.
  const amends = await openAmends({ environment: { SMTP_URL: 'smtp://127.0.0.1:9' } })
  const desk = await openDesk(amends)
  const outside = async () => (await amends.fetch('Ingrid', 'GET', '/api/v1/wall')).body.outsideChannels
  assert.equal(await outside(), true)
  const { id } = await desk.letDown('Omar')
  await assert.rejects(() => amends.runDue(), /mail server/)
  assert.equal(await outside(), false)
  assert.equal((await desk.page(id)).alerts[0].firstDeliveredAt, null)
  await amends.database.pool.query(`update platform.mails set state = 'sent', last_error = null`)
  assert.equal(await outside(), true)
})
