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

const post = (path: string, body: object) => amends.fetch('Ana', 'POST', `/api/v1${path}`, body)
const STORM = {
  kind: 'weather',
  source: 'Norwegian Meteorological Institute',
  says: 'Storm warning for Oslo, roads closed from noon.',
  url: 'https://www.met.no/warnings/42',
  dated: '2026-11-20',
}

async function acknowledged(customer: string) {
  const { id } = await desk.letDown(customer)
  const message = `${customer}, I am sorry that your parcel came late. You hear from me today by six.`
  await desk.put('Ana', `/cases/${id}/acknowledgement`, { channel: 'email', message })
  return id
}

test('what would be fair stands on the case word for word, with its sum and who wrote it down', async () => {
  const { id } = await desk.letDown('Clara')
  const words = 'A cake with the right name before three. I don’t want a voucher.'
  const sum = { amount: 6000, currency: 'EUR' }
  assert.equal((await desk.put('Ana', `/cases/${id}/asked-for`, { words, sum })).status, 200)
  const { askedFor } = await desk.page(id)
  assert.deepEqual([askedFor.words, askedFor.sum, askedFor.by.name], [words, sum, 'Ana'])
})

test('a request that cannot be met keeps why not and what comes nearest, on the case and in its timeline', async () => {
  const { id } = await desk.letDown('Omar')
  const declined = { asked: 'A new laptop', whyNot: 'None is left', alternative: 'The next model, on Monday' }
  assert.equal((await post(`/cases/${id}/declined-requests`, declined)).status, 201)
  const page = await desk.page(id)
  const { by, at, ...kept } = page.declinedRequests[0]
  assert.deepEqual([kept, by.name, Boolean(at)], [declined, 'Ana', true])
  assert.ok(page.facts.some(({ fact }: { fact: string }) => fact === 'case.request-declined'))
  const without = { asked: 'A new laptop', whyNot: 'None is left' }
  assert.equal((await post(`/cases/${id}/declined-requests`, without)).status, 422)
})

test('evidence of others goes with an explanation: in the mail with its day, and noted where it went', async () => {
  const id = await acknowledged('Lise')
  const { status, body } = await post(`/cases/${id}/evidence`, STORM)
  assert.equal(status, 201)
  const text = 'Lise, the roads were closed by the storm, so your parcel stood still.'
  const sent = await post(`/cases/${id}/messages`, {
    channel: 'email',
    text,
    kind: 'explanation',
    evidence: [body.id],
  })
  assert.equal(sent.status, 201, sent.text)
  const { rows } = await amends.database.pool.query(
    "select body_text from platform.mails where case_id = $1 and kind = 'message'",
    [id],
  )
  assert.match(rows[0].body_text, /Norwegian Meteorological Institute, November 20, 2026|20 November 2026/)
  assert.match(rows[0].body_text, /https:\/\/www\.met\.no\/warnings\/42/)
  const page = await desk.page(id)
  const carried = page.messages.find((message: { text: string }) => message.text === text)
  assert.equal(page.evidence[0].messageId, carried.id)
})

test('evidence of another case, with another kind of message, from tomorrow or without a web address is refused', async () => {
  const id = await acknowledged('Nora')
  const other = await acknowledged('Peter')
  const { body } = await post(`/cases/${other}/evidence`, STORM)
  const say = (more: object) =>
    post(`/cases/${id}/messages`, { channel: 'email', text: 'Here is why.', evidence: [body.id], ...more })
  assert.equal((await say({ kind: 'explanation' })).status, 422)
  assert.equal((await say({ kind: 'update' })).status, 422)
  assert.equal((await post(`/cases/${id}/evidence`, { ...STORM, dated: '2027-01-01' })).status, 422)
  assert.equal((await post(`/cases/${id}/evidence`, { ...STORM, url: 'javascript:alert(1)' })).status, 422)
})

test('Greta of Grønland neither reads nor writes what Storgata’s customers asked for', async () => {
  const { id } = await desk.letDown('Erik')
  for (const [method, path, body] of [
    ['PUT', 'asked-for', { words: 'money' }],
    ['POST', 'declined-requests', { asked: 'a', whyNot: 'b', alternative: 'c' }],
    ['POST', 'evidence', STORM],
  ] as const)
    assert.equal((await amends.fetch('Greta', method, `/api/v1/cases/${id}/${path}`, body)).status, 404)
})
