import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { closed, type DeskStory, openDesk, solved, sorry, understood } from '../../test/desk.ts'

let amends: Amends
let desk: DeskStory
before(async () => {
  amends = await openAmends()
  desk = await openDesk(amends)
})

test('the customer’s view and the finding are two records, and neither changes the other', async () => {
  const { id } = await desk.letDown('Clara')
  const view = {
    locus: 'company',
    stability: 'recurring',
    control: 'high',
    foreseeable: true,
    failureKind: 'outcome',
    lossKind: 'goods',
  }
  const finding = {
    ...view,
    locus: 'partner',
    stability: 'one-off',
    severity: 'S4',
    affectedPrice: { amount: 4800, currency: 'EUR' },
    outcome: 'rejected',
  }
  await desk.put('Ana', `/cases/${id}/customer-view`, view)
  await desk.put('Ana', `/cases/${id}/finding`, finding)
  const page = await desk.page(id)
  assert.equal(page.customerView.locus, 'company')
  assert.equal(page.finding.locus, 'partner')
  assert.equal(page.severity, 'S4')
})

test('a milder finding never gives us more time', async () => {
  const { id } = await desk.letDown('Clara')
  const resolveOf = async () =>
    (await desk.page(id)).clocks.find(({ kind }: { kind: string }) => kind === 'resolve').dueAt
  const before = await resolveOf()
  const finding = {
    locus: 'company',
    stability: 'unknown',
    control: 'unknown',
    foreseeable: null,
    failureKind: 'unknown',
    lossKind: 'time',
    affectedPrice: { amount: 0, currency: 'EUR' },
    outcome: 'accepted',
  }
  for (const severity of ['S4', 'S1', 'S3'])
    await desk.put('Ana', `/cases/${id}/finding`, { ...finding, severity })
  assert.ok((await resolveOf()) <= before)
})

test('a graver finding hurries the first word and the fix', async () => {
  const { id } = await desk.letDown('Clara', { source: 'email', comment: 'The cake was late.', score: 2 })
  const clocks = async () =>
    Object.fromEntries(
      (await desk.page(id)).clocks.map(({ kind, dueAt }: { kind: string; dueAt: string }) => [kind, dueAt]),
    )
  const before = await clocks()
  const { status } = await desk.put('Ana', `/cases/${id}/finding`, {
    locus: 'company',
    stability: 'unknown',
    control: 'unknown',
    foreseeable: null,
    failureKind: 'unknown',
    lossKind: 'safety',
    severity: 'S5',
    affectedPrice: { amount: 0, currency: 'EUR' },
    outcome: 'accepted',
  })
  assert.equal(status, 200)
  const after = await clocks()
  assert.ok(after.contact < before.contact && after.resolve < before.resolve)
})

test('the same cause twice within ninety days is a second failure, another cause is not', async () => {
  const customer = { externalId: 'twice', name: 'Berit', email: 'berit@example.org' }
  const finding = {
    locus: 'company',
    stability: 'recurring',
    control: 'high',
    foreseeable: true,
    failureKind: 'outcome',
    lossKind: 'goods',
    severity: 'S2',
    affectedPrice: { amount: 2_000, currency: 'EUR' },
    outcome: 'rejected',
  }
  const ids: string[] = []
  for (const [order, cause] of [
    ['order-a', 'people'],
    ['order-b', 'tools'],
    ['order-c', 'people'],
  ]) {
    const { id } = await desk.letDown('Berit', { customer, interactionExternalId: order })
    await desk.put('Ana', `/cases/${id}/finding`, { ...finding, cause })
    ids.push(id)
  }
  const { items } = (
    await amends.fetch(
      'Olav',
      'GET',
      `/api/v1/cases?customer=${(await desk.page(ids[0]!, 'Olav')).customer.id}`,
    )
  ).body
  const failedTwice = items.filter(({ doubleDeviation }: { doubleDeviation: boolean }) => doubleDeviation)
  assert.deepEqual(
    failedTwice.map(({ id }: { id: string }) => id),
    [ids[2]],
  )
})

test('a program with a key and no name walks a case too, and owns nothing', async () => {
  const key = await amends.makeKey({ scope: 'admin' })
  const { id, alertId } = await desk.letDown('Clara')
  const answered = await desk.put(key, `/alerts/${alertId}/answer`)
  assert.deepEqual([answered.status, answered.body.case.owner], [200, null])
  const steps = { acknowledgement: sorry, understanding: understood, resolution: solved, closure: closed }
  for (const [step, body] of Object.entries(steps)) {
    const { status, text } = await desk.put(key, `/cases/${id}/${step}`, body)
    assert.equal(status, 200, `${step}: ${text}`)
  }
})

test('a customer who writes again is no longer waited for, and every open desk gets the row', async () => {
  const customer = { externalId: 'clara-again', name: 'Clara', email: 'clara@example.org' }
  const { id } = await desk.letDown('Clara', { customer, interactionExternalId: 'order-1' })
  await desk.walk(id, 'acknowledgement')
  await desk.put('Ana', `/cases/${id}/understanding`, { ...understood, confirmedByCustomer: false })
  const again = await desk.letDown('Clara', { customer, interactionExternalId: 'order-1', comment: 'Hello?' })
  assert.equal(again.id, id)
  await amends.runDue()
  const page = await desk.page(id)
  assert.equal(page.waitingForCustomerSince, null)
  assert.ok(page.messages.some(({ text }: { text: string }) => text === 'Hello?'))
})

test('a new case goes to open desks whole, with the reference it was given', async () => {
  const { id, reference } = await desk.letDown('Clara')
  const kept = await amends.database.pool.query(
    `select body, live from platform.journal where case_id = $1 and fact = 'case.opened'`,
    [id],
  )
  const { body, live } = kept.rows[0]
  assert.equal(live, true)
  const row = (await amends.fetch('Ana', 'GET', `/api/v1/cases?q=${reference}`)).body.items[0]
  const { feedbackId: _f, flagReasons: _r, ...summary } = body
  assert.deepEqual(summary, row)
})

test('a promise has a time to come, is kept only in time, and moves the queue', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.walk(id, 'acknowledgement')
  const dueAt = amends.clock.now().add({ minutes: 30 }).toString()
  const made = await amends.fetch('Ana', 'POST', `/api/v1/cases/${id}/promises`, {
    kind: 'delivery',
    dueAt,
    text: 'Cake at the door',
  })
  assert.equal(made.status, 201, made.text)
  assert.equal(made.body.case.nextDueAt, dueAt)
  assert.equal(made.body.case.next.values.text, 'Cake at the door')
  amends.clock.advance({ minutes: 31 })
  const at = amends.clock.now().toString()
  const path = `/promises/${made.body.id}/outcome`
  assert.equal((await desk.put('Ana', path, { outcome: 'kept', at })).status, 422)
  assert.equal((await desk.put('Ana', path, { outcome: 'late', at, reason: 'Traffic' })).status, 200)
  assert.equal((await desk.page(id)).promises[0].outcome, 'late')
})

test('an update and an explanation on one day are sent, with a warning', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.walk(id, 'acknowledgement')
  const say = (kind: string) =>
    amends.fetch('Ana', 'POST', `/api/v1/cases/${id}/messages`, { channel: 'email', text: 'Soon.', kind })
  assert.deepEqual((await say('update')).body.warnings, [])
  assert.deepEqual((await say('explanation')).body.warnings, ['update-and-explanation'])
})

test('a note stays among us: no mail, no word to the customer', async () => {
  const { id } = await desk.letDown('Clara')
  const note = { channel: 'note', text: 'She has eleven kids coming.', internal: true }
  const got = await amends.fetch('Ana', 'POST', `/api/v1/cases/${id}/messages`, note)
  assert.equal(got.status, 201)
  assert.equal(got.body.case.firstContactAt, null)
  assert.deepEqual(await desk.mailsOf(id, 'message'), 0)
})

test('a new voice without a note is remembered as telling it again', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.walk(id, 'acknowledgement')
  await amends.fetch('Ingrid', 'POST', `/api/v1/cases/${id}/messages`, {
    channel: 'phone',
    text: 'What happened?',
  })
  const facts = (await desk.page(id)).facts.map(({ fact }: { fact: string }) => fact)
  assert.ok(facts.includes('case.told-again'))
})

test('somebody who changed the case meanwhile is not overwritten', async () => {
  const { id } = await desk.letDown('Clara')
  const { version } = await desk.page(id)
  await desk.walk(id, 'acknowledgement')
  const stale = await desk.put('Ana', `/cases/${id}/understanding`, understood, {
    'if-match': `"${version}"`,
  })
  assert.equal(stale.status, 412)
  assert.equal((await desk.page(id)).status, 'acknowledged')
})

test('a version that a proxy has weakened still guards, and one that cannot be read is refused', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.walk(id, 'acknowledgement')
  const status = async (seen: string) =>
    (await desk.put('Ana', `/cases/${id}/understanding`, understood, { 'if-match': seen })).status
  assert.deepEqual([await status('W/"1"'), await status('yesterday')], [412, 400])
  assert.equal((await desk.page(id)).status, 'acknowledged')
  const { version } = await desk.page(id)
  assert.equal(await status(`W/"${version}"`), 200)
})

test('a link to the customer’s page is given once and never stored as it is', async () => {
  const { id } = await desk.letDown('Clara')
  const { status, body } = await amends.fetch('Ana', 'POST', `/api/v1/cases/${id}/status-link`)
  assert.equal(status, 201)
  const token = new URL(body.url).pathname.split('/').at(-1)!
  assert.match(token, /^[A-Za-z0-9_-]{43}$/)
  const kept = await amends.database.pool.query('select * from cases.status_links')
  assert.ok(!JSON.stringify(kept.rows).includes(token))
})
