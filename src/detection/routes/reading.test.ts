import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, type As, openAmends } from '../../../test/amends.ts'

let amends: Amends
let key: string
let count = 0

before(async () => {
  amends = await openAmends()
  key = (await amends.makeKey({ scope: 'ingest' })).key
})

const ask = (as: As, method: string, path: string, body?: object) =>
  amends.fetch(as, method, `/api/v1/text${path}`, body)

async function hear(comment: string, more: object = {}) {
  const heard = await amends.fetch({ key }, 'POST', '/api/v1/feedback', {
    receivedAt: amends.clock.now().toString(),
    source: 'review',
    customer: { externalId: `writer-${count++}`, name: 'Wilma Sand', locale: 'en' },
    comment,
    locale: 'en',
    team: 'care',
    ...more,
  })
  assert.equal(heard.status, 201, heard.text)
  return heard.body
}

const waiting = async (as: As = 'Ingrid') => (await ask(as, 'GET', '/messages?show=review')).body.items
const lessons = async () => {
  await amends.runDue()
  return (await ask('Mona', 'GET', '/reading')).body.ratings
}

test('a rating says so itself: the flag rests on it and is sure', async () => {
  const heard = await hear('Fine.', { scale: 'stars5', score: 1 })
  assert.deepEqual([heard.flagged, heard.restsOn, heard.sure], [true, 'rating', 1])
})

test('weak words alone raise no alert; they wait on a short list for a person', async () => {
  const heard = await hear('The parcel arrived three days late and the box was broken.')
  assert.deepEqual([heard.flagged, heard.review, heard.alert], [false, true, null])
  assert.deepEqual([heard.restsOn, heard.sure], ['words', heard.understanding.dissatisfaction])
  const [first] = await waiting()
  assert.equal(first.feedbackId, heard.id)
  assert.equal(first.customer, 'Wilma Sand')
})

test('who says yes opens a case with an alert, and the message teaches', async () => {
  const [first] = await waiting()
  const before = (await lessons()).fromPeople
  const said = await ask('Ingrid', 'PUT', `/messages/${first.feedbackId}/mood`, { unhappy: true })
  assert.equal(said.status, 200, said.text)
  const opened = await amends.fetch('Ingrid', 'GET', `/api/v1/cases/${said.body.caseId}`)
  assert.deepEqual(opened.body.flagReasons, ['person'])
  assert.equal(opened.body.messages[0].text, first.text)
  const { items } = (await amends.fetch('Ingrid', 'GET', '/api/v1/alerts?state=open')).body
  assert.ok(items.some(({ caseId }: { caseId: string }) => caseId === said.body.caseId))
  assert.equal((await waiting()).length, 0)
  assert.equal((await lessons()).fromPeople, before + 1)
})

test('who says yes twice opens one case and teaches once', async () => {
  const { id } = await hear('Broken lid again, and nobody answers.')
  const yes = () => ask('Ingrid', 'PUT', `/messages/${id}/mood`, { unhappy: true })
  const first = await yes()
  const before = (await lessons()).fromPeople
  const again = await yes()
  assert.equal(again.body.caseId, first.body.caseId)
  assert.equal((await lessons()).fromPeople, before)
})

test('who says no settles it: no case, and it teaches too', async () => {
  const { id } = await hear('It was late and cold and the waiter was rude, in the film we saw there.')
  const before = (await lessons()).fromPeople
  const said = await ask('Ingrid', 'PUT', `/messages/${id}/mood`, { unhappy: false })
  assert.equal(said.body.caseId, null)
  assert.equal((await waiting()).length, 0)
  assert.equal((await lessons()).fromPeople, before + 1)
})

test('a reading is corrected in one tap and shows it', async () => {
  const { id } = await hear('Sick beat, killer bread.', { scale: 'stars5', score: 5 })
  await ask('Ana', 'PUT', `/messages/${id}/mood`, { unhappy: false })
  const { items } = (await ask('Ana', 'GET', '/messages')).body
  const shown = items.find(({ feedbackId }: { feedbackId: string }) => feedbackId === id)
  assert.equal(shown.saidUnhappy, false)
})

test('messages of another place are neither listed nor corrected', async () => {
  const { id } = await hear('Our table was sticky and the soup was cold.')
  assert.ok((await waiting('Ingrid')).length > 0)
  assert.equal((await waiting('Greta')).length, 0)
  assert.equal((await ask('Greta', 'PUT', `/messages/${id}/mood`, { unhappy: true })).status, 404)
})

test('an agent sees messages but not how well we read; a lead sees it and may not turn it', async () => {
  assert.equal((await ask('Ana', 'GET', '/messages')).status, 200)
  assert.equal((await ask('Ana', 'GET', '/reading')).status, 403)
  assert.equal((await ask('Ingrid', 'GET', '/reading')).status, 200)
  assert.equal((await ask('Ingrid', 'PUT', '/reading', { learning: false })).status, 403)
})

test('with few ratings only counts are shown, no figure', async () => {
  const { quality } = (await ask('Mona', 'GET', '/reading')).body
  assert.ok(quality.n < 20)
  assert.deepEqual([quality.shipped, quality.answered], [null, null])
})

test('a threshold set by a person decides which words wait for a look', async () => {
  await ask('Mona', 'PUT', '/reading', { threshold: 1.1 })
  assert.equal((await ask('Mona', 'GET', '/reading')).body.threshold.from, 'person')
  const next = async () => (await hear('The parcel came late and broken.')).review
  // What a process remembers of the settings is two seconds old at most.
  while (await next()) await new Promise((later) => setTimeout(later, 100))
  await ask('Mona', 'PUT', '/reading', { threshold: null })
  assert.notEqual((await ask('Mona', 'GET', '/reading')).body.threshold.from, 'person')
})

test('with enough ratings the figures come with intervals, and one can go back and forth', async () => {
  for (let i = 0; i < 60; i++)
    await hear(i % 2 ? `warm bread, friendly ${i}` : `cold bread, rude, never again ${i}`, {
      scale: 'stars5',
      score: i % 2 ? 5 : 1,
    })
  amends.clock.advance({ minutes: 1 })
  await amends.runDue()
  const full = (await ask('Mona', 'GET', '/reading')).body
  const { low, value, high } = full.quality.answered.auc
  assert.ok(low <= value && value <= high && value > 0.8, `${value}`)
  assert.ok(full.points.length > 0)
  const learnt = full.ratings.learnt
  assert.equal((await ask('Mona', 'PUT', '/return', { ratings: 20 })).body.setAside, learnt - 20)
  await amends.runDue()
  const back = (await ask('Mona', 'GET', '/reading')).body
  assert.deepEqual([back.ratings.learnt, back.ratings.setAside], [20, learnt - 20])
  assert.equal((await ask('Mona', 'DELETE', '/return')).body.takenIn, learnt - 20)
  await amends.runDue()
  const forth = (await ask('Mona', 'GET', '/reading')).body
  assert.deepEqual(forth.quality, full.quality)
  assert.equal(forth.answers, full.answers)
})
