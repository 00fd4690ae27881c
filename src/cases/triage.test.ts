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

const decide = (id: string, body: object) => desk.put('Ingrid', `/cases/${id}/triage`, body)
const notOurs = { decision: 'not-a-failure', reason: 'Hours on the door are right; Google’s are not.' }

test('what was no failure is dismissed: its alert is withdrawn and its clocks stop', async () => {
  const { id } = await desk.letDown('Rune')
  const { status, body } = await decide(id, notOurs)
  assert.equal(status, 200)
  assert.equal(body.status, 'dismissed')
  assert.equal(body.nextDueAt, null)
  const page = await desk.page(id)
  assert.equal(page.alerts[0].state, 'withdrawn')
  assert.equal(page.triage.reason, notOurs.reason)
})

test('undo puts everything back as it was: state, clocks, alert', async () => {
  const { id } = await desk.letDown('Rune')
  const before = await desk.page(id)
  await decide(id, notOurs)
  amends.clock.advance({ minutes: 1 })
  const { status, body } = await amends.fetch('Ingrid', 'DELETE', `/api/v1/cases/${id}/triage`)
  assert.equal(status, 200)
  assert.deepEqual([body.status, body.nextDueAt, body.clocks], ['open', before.nextDueAt, before.clocks])
  const page = await desk.page(id)
  assert.equal(page.alerts[0].state, 'open')
  assert.equal(page.triage, null)
})

test('"follow up after all" wakes a dismissed case where it stood', async () => {
  const { id } = await desk.letDown('Rune')
  await desk.put('Ana', `/cases/${id}/acknowledgement`, { message: 'Sorry.', channel: 'phone' })
  await decide(id, notOurs)
  const { body } = await decide(id, { decision: 'follow-up', reason: 'The door was locked.' })
  assert.equal(body.status, 'acknowledged')
})

test('every answer teaches detection: the flag was right, or it was not', async () => {
  const wrong = await desk.letDown('Rune')
  const right = await desk.letDown('Clara')
  await decide(wrong.id, notOurs)
  await decide(right.id, { decision: 'no-contact', reason: 'She asked us not to call.' })
  const kept = await amends.database.pool.query(
    'select case_id, failure, reason from detection.verdicts where case_id = any($1) order by failure',
    [[wrong.id, right.id]],
  )
  assert.deepEqual(
    kept.rows.map(({ case_id, failure }) => [case_id, failure]),
    [
      [wrong.id, false],
      [right.id, true],
    ],
  )
})

test('a duplicate names the other case, by id or reference, and not itself', async () => {
  const first = await desk.letDown('Clara')
  const second = await desk.letDown('Clara')
  const same = { decision: 'duplicate', reason: 'Wrote twice.' }
  assert.equal((await decide(second.id, same)).body.errors[0].path, '/of')
  assert.equal((await decide(second.id, { ...same, of: second.id })).status, 422)
  assert.equal((await decide(second.id, { ...same, of: first.reference })).body.status, 'dismissed')
  assert.equal((await desk.page(second.id)).triage.of.caseId, first.id)
})

test('another team’s case goes there with its clock; who lost sight of it is told that it left', async () => {
  const { id } = await desk.letDown('Lise', { team: undefined, site: 'storgata' })
  const due = (await desk.page(id)).alerts[0].answerDueAt
  const moved = await desk.put('Ingrid', `/cases/${id}/triage`, {
    decision: 'other-team',
    reason: 'Counter staff of Grønland.',
    team: 'gronland',
  })
  assert.equal(moved.status, 200, moved.text)
  const page = await desk.page(id, 'Olav')
  assert.equal(page.team.name, 'Grønland')
  assert.equal(page.alerts[0].answerDueAt, due)
  const left = await amends.database.pool.query(
    `select site_id from platform.journal where fact = 'case.left' and case_id = $1`,
    [id],
  )
  assert.equal(left.rows[0].site_id, amends.units.Storgata)
})

test('a team that nobody knows is refused by name', async () => {
  const { id } = await desk.letDown('Lise')
  const got = await decide(id, { decision: 'other-team', reason: 'Not us.', team: 'no such team' })
  assert.equal(got.status, 422)
  assert.equal(got.body.errors[0].path, '/team')
})

test('a solved case is closed, not dismissed', async () => {
  const { id } = await desk.letDown('Clara')
  await desk.put('Ana', `/cases/${id}/acknowledgement`, { message: 'Sorry.', channel: 'phone' })
  await desk.put('Ana', `/cases/${id}/understanding`, { summary: 'Cake.', confirmedByCustomer: true })
  await desk.put('Ana', `/cases/${id}/resolution`, { what: 'New cake.' })
  assert.equal((await decide(id, notOurs)).body.missing, 'closure')
})

test('the report counts answers and reasons, and gives a share only from ten flags on', async () => {
  amends.clock.advance({ hours: 1 })
  const from = amends.clock.now().toString()
  const report = async () => (await amends.fetch('Olav', 'GET', `/api/v1/cases/triage?from=${from}`)).body
  const { id } = await desk.letDown('Rune')
  await decide(id, notOurs)
  assert.deepEqual([(await report()).dismissed, (await report()).dismissedShare], [1, null])
  for (let more = 0; more < 8; more++) await desk.letDown('Rune')
  await desk.letDown('Rune', { source: 'form' })
  const { flagged, answered, dismissedShare, reasons, raisedBy } = await report()
  assert.deepEqual(raisedBy, { detected: 9, asked: 1, staff: 0 })
  assert.deepEqual([flagged, answered, dismissedShare], [10, 1, 0.1])
  assert.deepEqual(reasons, [{ ...notOurs, count: 1 }])
})
