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

test('Ana walks Clara’s case to a satisfied end, and every step is on the page', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.walk(id, 'acknowledgement', 'understanding', 'resolution')
  assert.equal((await desk.put('Ana', `/cases/${id}/closure`, closed)).body.status, 'closed')
  const page = await desk.page(id)
  assert.equal(page.steps.done, 4)
  assert.equal(page.owner.name, 'Ana')
  assert.equal(page.resolution.extraMile, 'Six buns.')
  assert.equal(page.closures[0].answer, 'satisfied')
  assert.ok(page.clocks.every((clock: { stoppedAt: string | null }) => clock.stoppedAt))
})

test('steps out of order are refused, and the answer says what is missing', async () => {
  const { id } = await desk.letDown('Clara')
  const missing = async (path: string, body: object) => {
    const got = await desk.put('Ana', `/cases/${id}/${path}`, body)
    assert.equal(got.status, 409, got.text)
    return got.body.missing
  }
  assert.equal(await missing('understanding', understood), 'acknowledgement')
  assert.equal(await missing('resolution', solved), 'acknowledgement')
  assert.equal(await missing('closure', closed), 'acknowledgement')
  await desk.walk(id, 'acknowledgement')
  assert.equal(await missing('acknowledgement', sorry), 'understanding')
  assert.equal(await missing('resolution', solved), 'understanding')
  await desk.walk(id, 'understanding')
  assert.equal(await missing('closure', closed), 'resolution')
})

test('saying sorry gives the case to the one who says it, stops the first clock and writes the mail', async () => {
  const { id } = await desk.letDown('Clara')
  amends.clock.advance({ minutes: 4 })
  await desk.walk(id, 'acknowledgement')
  const page = await desk.page(id)
  assert.equal(page.owner.id, amends.people.Ana)
  assert.equal(page.firstContactAt, amends.clock.now().toString())
  const clock = page.clocks.find(({ kind }: { kind: string }) => kind === 'contact')
  assert.equal(clock.stoppedAt, amends.clock.now().toString())
  const message = page.messages.find(({ kind }: { kind: string }) => kind === 'acknowledgement')
  assert.equal(message.mail.state, 'kept')
  assert.equal(page.alerts[0].answeredBy.id, amends.people.Ana)
})

test('after the first word another one is due: a day later in grave cases, three days in others', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.walk(id, 'acknowledgement')
  const update = (await desk.page(id)).clocks.find(({ kind }: { kind: string }) => kind === 'update')
  const hours = Temporal.Instant.from(update.dueAt).since(amends.clock.now()).total('hours')
  assert.ok(hours === 72 || hours === 24)
})

test('a customer without an address cannot be mailed, and the answer says what to do', async () => {
  const { id } = await desk.letDown('Omar', { customer: { phone: '+47 900 11 222', name: 'Omar Haddad' } })
  const got = await desk.put('Ana', `/cases/${id}/acknowledgement`, sorry)
  assert.equal(got.status, 422)
  assert.match(got.body.detail, /Call/)
  assert.equal((await desk.page(id)).status, 'open')
  const called = await desk.put('Ana', `/cases/${id}/acknowledgement`, { ...sorry, channel: 'phone' })
  assert.equal(called.body.status, 'acknowledged')
})

test('a read-back waits for the customer; the fix is refused until they answer or a day has passed', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.walk(id, 'acknowledgement')
  const asked = await desk.put('Ana', `/cases/${id}/understanding`, {
    ...understood,
    confirmedByCustomer: false,
  })
  assert.equal(asked.body.status, 'acknowledged')
  assert.equal(asked.body.next.kind, 'await-confirmation')
  assert.ok(asked.body.waitingForCustomerSince)
  assert.equal((await desk.put('Ana', `/cases/${id}/resolution`, solved)).body.missing, 'confirmation')
  amends.clock.advance({ hours: 24 })
  assert.equal((await desk.put('Ana', `/cases/${id}/resolution`, solved)).body.status, 'solved')
})

test('a customer known only by phone is called about the read-back, and the call is listed and done', async () => {
  const { id } = await desk.letDown('Omar', { customer: { phone: '+47 900 33 444', name: 'Omar Haddad' } })
  await desk.put('Ana', `/cases/${id}/acknowledgement`, { ...sorry, channel: 'phone' })
  const asked = await desk.put('Ana', `/cases/${id}/understanding`, {
    ...understood,
    confirmedByCustomer: false,
  })
  assert.equal(asked.body.next.kind, 'call')
  assert.equal(asked.body.waitingForCustomerSince, null, 'he waits for our call, not we for him')
  const waiting = await amends.fetch('Ana', 'GET', `/api/v1/tasks?case=${id}`)
  const [task] = waiting.body.items
  assert.equal(task.customer.phone, '+47 900 33 444')
  const done = await desk.put('Ana', `/tasks/${task.id}/done`, { reached: true, note: 'He says yes.' })
  assert.equal(done.status, 200, done.text)
  assert.equal((await desk.put('Ana', `/tasks/${task.id}/done`, { reached: true })).status, 409)
  assert.deepEqual((await amends.fetch('Ana', 'GET', `/api/v1/tasks?case=${id}`)).body.items, [])
})

test('silence closes a case only after two attempts', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.walk(id, 'acknowledgement', 'understanding', 'resolution')
  const silent = { ...closed, answer: 'no-answer' }
  const refused = await desk.put('Ana', `/cases/${id}/closure`, silent)
  assert.equal(refused.body.missing, 'two unanswered attempts')
  await desk.callInVain(id)
  assert.equal((await desk.put('Ana', `/cases/${id}/closure`, silent)).status, 409)
  await desk.callInVain(id)
  assert.equal((await desk.put('Ana', `/cases/${id}/closure`, silent)).body.status, 'closed')
})

test('"not satisfied" is kept, opens the case again, alerts a lead and marks a second failure', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.walk(id, 'acknowledgement', 'understanding', 'resolution')
  amends.clock.advance({ hours: 1 })
  const again = await desk.put('Ana', `/cases/${id}/closure`, { ...closed, answer: 'not-satisfied' })
  assert.equal(again.body.status, 'open')
  assert.equal(again.body.doubleDeviation, true)
  assert.equal(again.body.steps.before, 3)
  const page = await desk.page(id)
  assert.equal(page.closures[0].answer, 'not-satisfied')
  assert.equal(page.alerts.length, 2)
  assert.equal(page.alerts[0].state, 'open')
  const contact = page.clocks.find(({ kind }: { kind: string }) => kind === 'contact')
  assert.equal(Temporal.Instant.from(contact.dueAt).since(amends.clock.now()).total('minutes'), 30)
})

test('a closed case opens again with its reason, and can be walked anew', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.walk(id, 'acknowledgement', 'understanding', 'resolution')
  await desk.put('Ana', `/cases/${id}/closure`, closed)
  const opened = await amends.fetch('Ana', 'DELETE', `/api/v1/cases/${id}/closure?why=Charged+twice`)
  assert.equal(opened.body.status, 'open')
  assert.equal(opened.body.reopenedTimes, 1)
  assert.equal((await desk.page(id)).reopenings[0].why, 'Charged twice')
  await desk.walk(id, 'acknowledgement', 'understanding', 'resolution')
  assert.equal((await desk.put('Ana', `/cases/${id}/closure`, closed)).body.status, 'closed')
})
