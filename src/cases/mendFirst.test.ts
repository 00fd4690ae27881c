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

const BLAME = 'You should have read the label, Clara.'
const KIND = 'Clara, I am sorry that your cake bears another name. You hear from me today by six.'
const post = (path: string, body: object) => amends.fetch('Ana', 'POST', `/api/v1${path}`, body)
const first = (id: string, message: string, more: object = {}) =>
  desk.put('Ana', `/cases/${id}/acknowledgement`, { channel: 'email', message, ...more })

test('a first word that blames the customer is not sent, and the refusal names what to mend', async () => {
  const { id } = await desk.letDown('Clara')
  const refused = await first(id, BLAME)
  assert.equal(refused.status, 422)
  assert.equal(refused.body.type, 'urn:amends:problem:draft-to-mend')
  assert.match(refused.body.detail, /“You should have[^”]*”/)
  const [finding] = refused.body.findings
  assert.equal(finding.rule, 'blame-customer')
  assert.ok(BLAME.slice(...(finding.span as [number, number])).startsWith('You should have'))
  assert.equal((await desk.page(id)).status, 'open')
  assert.equal(await desk.mailsOf(id, 'acknowledgement'), 0)
  assert.equal((await first(id, KIND)).status, 200)
})

test('what stops a letter is said in the language of whoever writes, not of whoever is to read it', async () => {
  const { id } = await desk.letDown('Clara', { locale: 'ru' })
  const remark = async (language: string) => {
    const headers = { 'x-desk-language': language }
    const body = { channel: 'email', message: BLAME, locale: 'en' }
    const refused = await desk.put('Ana', `/cases/${id}/acknowledgement`, body, headers)
    return refused.body.findings[0].message as string
  }
  assert.match(await remark('en'), /^[A-Za-z]/)
  assert.match(await remark('ja'), /[\u3041-\u30ff]/)
})

test('a written reason sends it all the same: in the timeline, and counted by rule', async () => {
  const { id } = await desk.letDown('Omar')
  const override = { reason: 'Omar asked for exactly these words' }
  assert.equal((await first(id, BLAME, { override })).status, 200)
  const page = await desk.page(id)
  const line = page.facts.find(({ fact }: { fact: string }) => fact === 'case.draft-overridden')
  assert.deepEqual([line.why, line.values.rules.includes('blame-customer')], [override.reason, true])
  const { body } = await amends.fetch('Ingrid', 'GET', '/api/v1/cases/overrides')
  assert.equal(body.overriddenShare, null, 'no share under ten letters')
  const rule = body.rules.find((each: { rule: string }) => each.rule === 'blame-customer')
  assert.equal(rule.count, body.overridden)
  assert.equal(body.overrides[0].reason, override.reason)
  assert.equal((await amends.fetch('Ana', 'GET', '/api/v1/cases/overrides')).status, 403)
})

test('an override without a reason, or where nothing stops, changes nothing', async () => {
  const { id } = await desk.letDown('Nora')
  assert.equal((await first(id, BLAME, { override: { reason: ' ' } })).status, 422)
  assert.equal((await first(id, KIND, { override: { reason: 'just in case' } })).status, 200)
  const { facts } = await desk.page(id)
  assert.ok(facts.every(({ fact }: { fact: string }) => fact !== 'case.draft-overridden'))
})

test('a gap such as {what} never leaves, not even with a reason: first word, message and read-back', async () => {
  const { id } = await desk.letDown('Grete')
  const gap = 'Grete, I am sorry. {what}. You hear from me today by six.'
  const refused = await first(id, gap, { override: { reason: 'in a hurry' } })
  assert.deepEqual([refused.status, refused.body.findings[0].rule], [422, 'open-slot'])
  assert.equal((await first(id, KIND)).status, 200)
  const message = { channel: 'email', text: gap, override: { reason: 'in a hurry' } }
  assert.equal((await post(`/cases/${id}/messages`, message)).status, 422)
  const readBack = { summary: 'The cake bears {what}', confirmedByCustomer: false }
  assert.equal((await desk.put('Ana', `/cases/${id}/understanding`, readBack)).status, 422)
})

test('a later message is stopped like the first; what was said aloud, a note among us and their words are kept', async () => {
  const { id } = await desk.letDown('Erik')
  await first(id, KIND)
  const say = (body: object) => post(`/cases/${id}/messages`, { text: BLAME, ...body })
  assert.equal((await say({ channel: 'email' })).status, 422)
  assert.equal((await say({ channel: 'sms' })).status, 422)
  assert.equal((await say({ channel: 'phone' })).status, 201)
  assert.equal((await say({ channel: 'note', internal: true })).status, 201)
  assert.equal((await say({ channel: 'email', from: 'customer' })).status, 201)
  assert.equal((await say({ channel: 'email', override: { reason: 'quoted from them' } })).status, 201)
})
