import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { type DeskStory, openDesk } from '../../test/desk.ts'

let amends: Amends
let desk: DeskStory
before(async () => {
  amends = await openAmends()
  desk = await openDesk(amends)
})

const everybody = ['Ana', 'Ingrid', 'Tomas', 'Mona', 'Olav'] as const

test('of fifty takings of a case at the same moment one counts, and its owner is told so each time', async () => {
  const { id } = await desk.letDown('Clara')
  const claims = Array.from({ length: 50 }, (_, index) => everybody[index % everybody.length]!)
  const answers = await Promise.all(
    claims.map((name) => desk.put(name, `/cases/${id}/owner`, { staffId: amends.people[name] })),
  )
  const page = await desk.page(id, 'Olav')
  const won = claims.map((name) => amends.people[name] === page.owner.id)
  assert.deepEqual(
    answers.map(({ status }) => status),
    won.map((mine) => (mine ? 200 : 409)),
  )
  assert.equal(page.ownerships.length, 1)
})

test('who came too late is told who has the case', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.put('Ingrid', `/cases/${id}/owner`, { staffId: amends.people.Ingrid })
  const late = await desk.put('Ana', `/cases/${id}/owner`, { staffId: amends.people.Ana })
  assert.equal(late.status, 409)
  assert.equal(late.body.owner.name, 'Ingrid')
})

test('who has a case and takes it again still has it, and nothing is noted twice', async () => {
  const { id, alertId } = await desk.letDown('Clara')
  await desk.put('Ana', `/alerts/${alertId}/answer`, {})
  const before = await desk.page(id)
  const again = await desk.put('Ana', `/cases/${id}/owner`, { staffId: amends.people.Ana })
  assert.equal(again.status, 200, again.text)
  assert.deepEqual([again.body.owner.name, again.body.version], ['Ana', before.version])
  assert.equal((await desk.page(id)).ownerships.length, 1)
})

test('a hand-over needs a note, and never sends the customer back a step', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.put('Ana', `/cases/${id}/acknowledgement`, { message: 'I am so sorry.', channel: 'phone' })
  const tomas = { staffId: amends.people.Tomas }
  assert.equal((await desk.put('Ana', `/cases/${id}/owner`, tomas)).body.missing, 'note')
  const handed = await desk.put('Ana', `/cases/${id}/owner`, {
    ...tomas,
    note: 'She wants chocolate, no nuts.',
  })
  assert.equal(handed.status, 200, handed.text)
  assert.equal(handed.body.status, 'acknowledged')
  const { ownerships } = await desk.page(id)
  assert.deepEqual(
    ownerships.map(({ staff, note }: { staff: { name: string }; note: string | null }) => [staff.name, note]),
    [
      ['Ana', null],
      ['Tomas', 'She wants chocolate, no nuts.'],
    ],
  )
})

test('an agent does not take a case from somebody else; a lead may give it on', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.put('Ingrid', `/cases/${id}/owner`, { staffId: amends.people.Ingrid })
  const mine = { staffId: amends.people.Ana, note: 'I know her.' }
  assert.equal((await desk.put('Ana', `/cases/${id}/owner`, mine)).status, 409)
  assert.equal((await desk.put('Tomas', `/cases/${id}/owner`, mine)).status, 200)
})

test('who handed a case over by mistake takes it back within ten minutes, not later', async () => {
  const { id } = await desk.letDown('Clara')
  const { Ana, Tomas } = amends.people
  await desk.put('Ana', `/cases/${id}/owner`, { staffId: Ana })
  const give = () => desk.put('Ana', `/cases/${id}/owner`, { staffId: Tomas, note: 'She likes lemon.' })
  const takeBack = () => desk.put('Ana', `/cases/${id}/owner`, { staffId: Ana, note: 'The wrong name.' })
  await give()
  assert.equal((await takeBack()).status, 200)
  await give()
  amends.clock.advance({ minutes: 11 })
  assert.equal((await takeBack()).status, 409)
})

test('nobody is given a case who does not work here', async () => {
  const { id } = await desk.letDown('Clara')
  const got = await desk.put('Ana', `/cases/${id}/owner`, { staffId: amends.app.newId() })
  assert.equal(got.status, 422)
  assert.equal(got.body.errors[0].path, '/staffId')
})

test('taking a case answers its alert', async () => {
  const { id, alertId } = await desk.letDown('Clara')
  await desk.put('Ana', `/cases/${id}/owner`, { staffId: amends.people.Ana })
  const { alerts, alertDueAt } = await desk.page(id)
  assert.equal(alerts[0].id, alertId)
  assert.equal(alerts[0].state, 'answered')
  assert.equal(alerts[0].answeredBy.name, 'Ana')
  assert.equal(alertDueAt, null)
})

test('what is Storgata’s is not there for Greta of Grønland, until it is hers', async () => {
  const { id } = await desk.letDown('Clara')
  assert.equal((await amends.fetch('Greta', 'GET', `/api/v1/cases/${id}`)).status, 404)
  for (const [path, body] of Object.entries({
    owner: { staffId: amends.people.Greta },
    acknowledgement: { message: 'Sorry', channel: 'phone' },
    triage: { decision: 'no-contact', reason: 'none' },
  }))
    assert.equal((await desk.put('Greta', `/cases/${id}/${path}`, body)).status, 404, path)
  assert.equal((await desk.page(id)).version, 1)
  await desk.put('Ingrid', `/cases/${id}/owner`, { staffId: amends.people.Greta })
  assert.equal((await amends.fetch('Greta', 'GET', `/api/v1/cases/${id}`)).status, 200)
})
