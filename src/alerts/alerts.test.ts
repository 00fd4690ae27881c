import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { type DeskStory, openDesk } from '../../test/desk.ts'
import { escalateUnanswered } from './escalate.ts'
import { answerByLink, makeAnswerLink, readAnswerLink } from './index.ts'

let amends: Amends
let desk: DeskStory
before(async () => {
  amends = await openAmends()
  desk = await openDesk(amends)
})

// biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect of it
const alertOf = async (id: string): Promise<any> => (await desk.page(id, 'Olav')).alerts[0]
const called = async (id: string): Promise<string[]> =>
  (await alertOf(id)).called.map(({ staff }: { staff: { name: string } }) => staff.name)
const answer = (as: Parameters<Amends['fetch']>[0], alertId: string) =>
  desk.put(as, `/alerts/${alertId}/answer`)
const passMinutes = async (minutes: number) => {
  amends.clock.advance({ minutes })
  await amends.runDue()
}

test('one star at Storgata calls Ingrid, who leads this shift, and gives her fifteen minutes', async () => {
  const { id } = await desk.letDown('Omar')
  const alert = await alertOf(id)
  assert.deepEqual(await called(id), ['Ingrid'])
  assert.equal(alert.called[0].why, 'leads this shift')
  assert.equal(Temporal.Instant.from(alert.answerDueAt).since(alert.raisedAt).total('minutes'), 15)
  assert.equal(alert.nextCall.name, 'Tomas')
  assert.equal(Temporal.Instant.from(alert.nextCallAt).since(alert.raisedAt).total('minutes'), 10)
})

test('an alert nobody answers goes to the next in the chain every ten minutes, and its clock is never reset', async () => {
  const { id } = await desk.letDown('Omar')
  const due = (await alertOf(id)).answerDueAt
  await passMinutes(9)
  assert.deepEqual(await called(id), ['Ingrid'])
  await passMinutes(1)
  assert.deepEqual(await called(id), ['Ingrid', 'Tomas'])
  await passMinutes(10)
  await passMinutes(10)
  assert.deepEqual(await called(id), ['Ingrid', 'Tomas', 'Mona', 'Olav'])
  assert.equal((await alertOf(id)).answerDueAt, due)
  assert.equal((await alertOf(id)).nextCallAt, null)
})

test('however many workers wake at ten minutes, one person is called once', async () => {
  const { id, alertId } = await desk.letDown('Omar')
  amends.clock.advance({ minutes: 10 })
  const now = amends.clock.now()
  const wake = () => amends.database.write((tx) => escalateUnanswered(tx, { alertId, step: 2, now }))
  await Promise.all(Array.from({ length: 8 }, wake))
  assert.deepEqual(await called(id), ['Ingrid', 'Tomas'])
  const told = await amends.database.pool.query(
    `select 1 from platform.journal where fact = 'alert.escalated' and case_id = $1`,
    [id],
  )
  assert.equal(told.rowCount, 1)
})

test('an answered alert calls nobody any more', async () => {
  const { id, alertId } = await desk.letDown('Omar')
  assert.equal((await answer('Ingrid', alertId)).status, 200)
  await passMinutes(30)
  assert.deepEqual(await called(id), ['Ingrid'])
})

test('one tap answers, gives the case to who tapped, and a second tap changes nothing', async () => {
  const { id, alertId } = await desk.letDown('Omar')
  const first = await answer('Ingrid', alertId)
  assert.equal(first.body.state, 'answered')
  assert.equal(first.body.case.owner.name, 'Ingrid')
  const { version } = await desk.page(id)
  assert.equal((await answer('Ingrid', alertId)).status, 200)
  assert.equal((await desk.page(id)).version, version)
})

test('a tap on the wrong row is taken back: the alert waits, its clock never stopped, the next is called in time', async () => {
  const { id, alertId } = await desk.letDown('Omar')
  const { answerDueAt } = await alertOf(id)
  await answer('Ingrid', alertId)
  await passMinutes(12)
  assert.equal((await amends.fetch('Tomas', 'DELETE', `/api/v1/alerts/${alertId}/answer`)).status, 409)
  const back = await amends.fetch('Ingrid', 'DELETE', `/api/v1/alerts/${alertId}/answer`)
  assert.equal(back.status, 200, back.text)
  assert.deepEqual(
    [back.body.state, back.body.case.owner, back.body.answerDueAt],
    ['open', null, answerDueAt],
  )
  await amends.runDue()
  assert.deepEqual(await called(id), ['Ingrid', 'Tomas'])
})

test('once the customer was spoken to, an answer is not taken back', async () => {
  const { id, alertId } = await desk.letDown('Omar')
  await answer('Ingrid', alertId)
  await desk.put('Ingrid', `/cases/${id}/acknowledgement`, { message: 'Sorry.', channel: 'phone' })
  const back = await amends.fetch('Ingrid', 'DELETE', `/api/v1/alerts/${alertId}/answer`)
  assert.deepEqual([back.status, back.body.missing], [409, 'hand-over'])
})

test('of two who tap at the same moment one has it, and the other is told who', async () => {
  const { id, alertId } = await desk.letDown('Omar')
  const answers = await Promise.all([answer('Ingrid', alertId), answer('Tomas', alertId)])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
  const late = answers.find(({ status }) => status === 409)!
  assert.equal(late.body.answeredBy.name, (await desk.page(id)).owner.name)
})

test('answering, taking, dismissing and escalating at the same moment wait for each other and never fail', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, (_, n) => desk.letDown(`Crowd ${n}`)))
  const now = amends.clock.now()
  const work = all.flatMap(({ id, alertId }) => [
    answer('Ingrid', alertId),
    desk.put('Tomas', `/cases/${id}/owner`, { staffId: amends.people.Tomas }),
    desk.put('Mona', `/cases/${id}/acknowledgement`, { message: 'Sorry.', channel: 'phone' }),
    desk.put('Olav', `/cases/${id}/triage`, { decision: 'no-contact', reason: 'Asked us not to.' }),
    desk.put('Ingrid', `/alerts/${alertId}/delivery`),
    amends.database
      .write((tx) => escalateUnanswered(tx, { alertId, step: 2, now }))
      .then(() => ({ status: 200, text: '' })),
  ])
  const answers = await Promise.all(work)
  const broken = answers.filter(({ status }) => ![200, 409].includes(status))
  assert.deepEqual(broken, [])
})

test('a dismissed case withdraws its alert: nobody is called, and answering says so', async () => {
  const { id, alertId } = await desk.letDown('Omar')
  await desk.put('Ingrid', `/cases/${id}/triage`, { decision: 'no-contact', reason: 'Asked us not to.' })
  await passMinutes(30)
  assert.deepEqual(await called(id), ['Ingrid'])
  assert.equal((await answer('Ingrid', alertId)).status, 409)
})

test('a case given to Grønland calls its lead at once, and Ingrid’s minutes still count', async () => {
  const { id } = await desk.letDown('Lise', { team: undefined })
  const raised = (await alertOf(id)).raisedAt
  amends.clock.advance({ minutes: 5 })
  await desk.put('Ingrid', `/cases/${id}/triage`, {
    decision: 'other-team',
    reason: 'Theirs.',
    team: 'gronland',
  })
  const alert = await alertOf(id)
  assert.equal(alert.team.name, 'Grønland')
  assert.equal(alert.raisedAt, raised)
})

test('the alert’s mail is written by a job, once, with a link that is stored only as a hash', async () => {
  const { id } = await desk.letDown('Omar')
  await amends.runDue()
  await amends.runDue()
  assert.equal(await desk.mailsOf(id, 'alert'), 1)
  const mail = await amends.database.pool.query(
    `select body_text, headers, to_address from platform.mails where case_id = $1`,
    [id],
  )
  const { body_text: text, headers, to_address: to } = mail.rows[0]
  const token = /\/a\/([A-Za-z0-9_-]{43})/.exec(text)![1]!
  assert.equal(to.toLowerCase(), 'ingrid@bakery.example')
  assert.equal(headers['Auto-Submitted'], 'auto-generated')
  const links = await amends.database.pool.query('select token_hash from alerts.answer_links')
  assert.ok(!JSON.stringify(links.rows).includes(token))
})

test('opening the link of the mail records nothing; its button answers as the person it was written to, once', async () => {
  const { id, alertId } = await desk.letDown('Omar')
  const now = amends.clock.now()
  const { write } = amends.database
  const token = await write((tx) => makeAnswerLink(tx, { alertId, staffId: amends.people.Ingrid, now }))
  const seen = await write((tx) => readAnswerLink(tx, token, now))
  assert.equal(seen.card.state, 'open')
  assert.equal(seen.staff.name, 'Ingrid')
  await desk.put('Tomas', `/cases/${id}/owner`, { staffId: amends.people.Tomas })
  const means = { newId: amends.app.newId, stories: {} as never }
  await assert.rejects(() => write((tx) => answerByLink(tx, { token, now }, means)), /Tomas answered/)
  await assert.rejects(
    () => write((tx) => answerByLink(tx, { token: 'guessed', now }, means)),
    /no such page/,
  )
  const tomorrow = now.add({ hours: 25 })
  await assert.rejects(() => write((tx) => readAnswerLink(tx, token, tomorrow)), /no such page/)
})

test('an alert has reached somebody when an open screen of the person called shows it', async () => {
  const { id, alertId } = await desk.letDown('Omar')
  assert.equal((await alertOf(id)).firstDeliveredAt, null)
  amends.clock.advance({ seconds: 3 })
  await desk.put('Ana', `/alerts/${alertId}/delivery`)
  assert.equal((await alertOf(id)).firstDeliveredAt, null, 'Ana was not called')
  await desk.put('Ingrid', `/alerts/${alertId}/delivery`)
  const alert = await alertOf(id)
  assert.equal(alert.firstDeliveredAt, amends.clock.now().toString())
  assert.equal(alert.called[0].seenAt, amends.clock.now().toString())
})

test('Greta of Grønland sees no alert of Storgata and cannot answer one', async () => {
  const { alertId } = await desk.letDown('Omar')
  assert.equal((await answer('Greta', alertId)).status, 404)
  const { body } = await amends.fetch('Greta', 'GET', '/api/v1/alerts')
  assert.ok(!body.items.some(({ id }: { id: string }) => id === alertId))
  const mine = await amends.fetch('Ingrid', 'GET', '/api/v1/alerts')
  assert.ok(mine.body.items.some(({ id }: { id: string }) => id === alertId))
})

test('an old complaint raises nothing', async () => {
  const { alertId } = await desk.letDown('Omar', {
    receivedAt: amends.clock.now().subtract({ hours: 30 }).toString(),
  })
  assert.equal(alertId, undefined)
})
