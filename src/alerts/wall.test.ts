import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { type DeskStory, openDesk } from '../../test/desk.ts'
import { figuresOf, quantile } from './figures.ts'

let amends: Amends
let desk: DeskStory
before(async () => {
  amends = await openAmends()
  desk = await openDesk(amends)
})

// biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect of it
async function wall(as: 'Ingrid' | 'Greta' | 'Olav' = 'Ingrid', query = ''): Promise<any> {
  const { status, body, text } = await amends.fetch(as, 'GET', `/api/v1/wall${query}`)
  assert.equal(status, 200, text)
  return body
}
const speakTo = (id: string) =>
  desk.put('Ana', `/cases/${id}/acknowledgement`, { message: 'I am sorry.', channel: 'phone' })

test('a quiet wall says so, and that alerts reach open screens only without a mail server', async () => {
  const { alerts, silent, today, outsideChannels, lastHeard } = await wall()
  assert.deepEqual([alerts, silent, today.points, lastHeard], [[], [], [], null])
  assert.equal(outsideChannels, false)
})

test('the wall shows who waits, who is unowned, and who has what', async () => {
  const omar = await desk.letDown('Omar')
  const clara = await desk.letDown('Clara')
  await desk.put('Ana', `/cases/${clara.id}/owner`, { staffId: amends.people.Ana })
  const shown = await wall()
  assert.deepEqual(
    shown.alerts.map(({ customer }: { customer: { name: string } }) => customer.name),
    ['Omar'],
  )
  assert.deepEqual(
    shown.unowned.map(({ caseId }: { caseId: string }) => caseId),
    [omar.id],
  )
  assert.deepEqual(shown.load, [{ staff: { id: amends.people.Ana, name: 'Ana' }, open: 1, overdue: 0 }])
  assert.equal(shown.answeredToday[0].customer.name, 'Clara')
})

test('under ten customers there are dots and counts, and no median and no share', async () => {
  const { id } = await desk.letDown('Lise')
  amends.clock.advance({ minutes: 4 })
  await speakTo(id)
  const { today, lastHeard } = await wall()
  const dot = today.points.find(({ caseId }: { caseId: string }) => caseId === id)
  assert.equal(dot.minutes, 4)
  assert.equal(today.medianMinutes, null)
  assert.equal(today.share, null)
  assert.equal(today.heardWithin15, 1)
  assert.equal(lastHeard.customer, 'Lise')
})

test('who waits longer than fifteen minutes is counted as not heard; who may still be heard is not judged', async () => {
  const before = (await wall()).today
  await desk.letDown('Peter')
  assert.equal((await wall()).today.of, before.of)
  amends.clock.advance({ minutes: 16 })
  const after = (await wall()).today
  assert.ok(after.of > before.of)
  assert.equal(after.heardWithin15, before.heardWithin15)
})

test('from ten on there is a median and a share with its interval', async () => {
  for (let n = 0; n < 12; n++) await speakTo((await desk.letDown('Many')).id)
  const { today } = await wall()
  assert.equal(today.medianMinutes, 0)
  assert.ok(today.share.low < today.share.rate && today.share.rate < today.share.high)
})

test('a promise that passed and a silence that grew too long both come to the wall', async () => {
  const promised = await desk.letDown('Марина Котова')
  await speakTo(promised.id)
  const dueAt = amends.clock.now().add({ minutes: 20 }).toString()
  await amends.fetch('Ana', 'POST', `/api/v1/cases/${promised.id}/promises`, {
    kind: 'answer',
    dueAt,
    text: 'answer by Tuesday',
  })
  const silent = await desk.letDown('Erik Dahl')
  await speakTo(silent.id)
  amends.clock.advance({ hours: 73 })
  const rows = (await wall()).silent
  const of = (id: string) => rows.find(({ caseId }: { caseId: string }) => caseId === id)
  assert.deepEqual([of(promised.id).why, of(promised.id).text], ['promise-passed', 'answer by Tuesday'])
  assert.equal(of(silent.id).why, 'silent-since')
})

test('yesterday’s dots are gone, and Greta’s wall knows nothing of Storgata', async () => {
  assert.deepEqual((await wall()).today.points, [])
  const greta = await wall('Greta')
  assert.deepEqual([greta.alerts, greta.silent, greta.load, greta.counts.openCases], [[], [], [], 0])
})

test('one place alone: Oslo is everything, Grønland is empty', async () => {
  assert.ok((await wall('Olav', `?team=${amends.units.Oslo}`)).counts.openCases > 0)
  assert.equal((await wall('Olav', `?team=${amends.units.Grønland}`)).counts.openCases, 0)
})

test('the three clocks are reported apart', async () => {
  amends.clock.advance({ hours: 24 })
  const from = amends.clock.now().toString()
  const occurred = { receivedAt: amends.clock.now().subtract({ minutes: 3 }).toString() }
  for (let n = 0; n < 10; n++) {
    const { id, alertId } = await desk.letDown('Ida', occurred)
    // Nobody leads that day, so Mona, the manager, is called.
    await desk.put('Mona', `/alerts/${alertId}/delivery`)
    amends.clock.advance({ minutes: 2 })
    await desk.put('Ingrid', `/alerts/${alertId}/answer`)
    amends.clock.advance({ minutes: 5 })
    await speakTo(id)
  }
  const { body } = await amends.fetch('Olav', 'GET', `/api/v1/alerts/clocks?from=${from}`)
  assert.deepEqual(
    [body.alerted, body.answered, body.contact].map(({ medianMinutes, inTime, due }) => [
      medianMinutes,
      inTime,
      due,
    ]),
    [
      [0, 10, 10],
      [2, 10, 10],
      [7, 10, 10],
    ],
  )
  assert.ok(body.occurredToContact.medianMinutes > body.contact.medianMinutes)
})

test('agents have no wall, and a key that only sends feedback sees nothing', async () => {
  assert.equal((await amends.fetch('Ana', 'GET', '/api/v1/wall')).status, 403)
  const key = await amends.makeKey({ scope: 'ingest' })
  assert.equal((await amends.fetch(key, 'GET', '/api/v1/wall')).status, 403)
})

test('a quantile lies between its neighbours as R computes it (type 7)', () => {
  assert.equal(quantile([1, 2, 3, 4], 0.5), 2.5)
  assert.ok(Math.abs(quantile([1, 2, 3, 4], 0.9) - 3.7) < 1e-12)
  assert.equal(quantile([5], 0.9), 5)
})

test('a clock that still runs is not measured, and counts against us only once its time has passed', () => {
  const now = Temporal.Instant.from('2026-11-22T11:00:00Z')
  const ran = (due: number) => ({ from: now, to: null, due: now.add({ minutes: due }) })
  const figures = figuresOf([ran(-1), ran(1)], now)
  assert.deepEqual([figures.measured, figures.running, figures.due, figures.inTime], [0, 2, 1, 0])
})
