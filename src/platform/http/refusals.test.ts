import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../../test/amends.ts'
import { openDesk } from '../../../test/desk.ts'

let amends: Amends
let caseId: string
before(async () => {
  amends = await openAmends()
  caseId = (await (await openDesk(amends)).letDown('clara')).id
})

const closed = (headers: Record<string, string>) =>
  amends.fetch(
    'Ana',
    'PUT',
    `/api/v1/cases/${caseId}/closure`,
    { answer: 'satisfied', cause: 'other', whatWeDid: 'A new one.' },
    headers,
  )

test('a screen reads why it was refused in its own language; a program reads English', async () => {
  const desk = await closed({ 'x-desk-language': 'ja' })
  assert.equal(desk.status, 409)
  assert.equal(desk.body.title, '順序が違います')
  assert.match(desk.body.detail, /まだ解決していない/)
  const program = await closed({})
  assert.equal(program.body.type, desk.body.type)
  assert.match(program.body.detail, /not solved yet/)
})

test('a program may ask for another language by Accept-Language', async () => {
  assert.match((await closed({ 'accept-language': 'nn;q=0.9, en;q=0.5' })).body.detail, /ikke løst/)
  assert.match((await closed({ 'accept-language': 'de, en' })).body.detail, /not solved/)
  assert.match((await closed({ 'accept-language': '*' })).body.detail, /not solved/)
})

test('a wrong field is told in the language too, whoever found it wrong', async () => {
  const promise = { kind: 'call', text: 'Jeg ringer', dueAt: '2020-01-01T00:00:00Z' }
  const headers = { 'x-desk-language': 'nb' }
  const late = await amends.fetch('Ana', 'POST', `/api/v1/cases/${caseId}/promises`, promise, headers)
  assert.deepEqual(late.body.errors, [{ path: '/dueAt', message: 'har allerede vært' }])
  const { dueAt: _, ...without } = promise
  const left = await amends.fetch('Ana', 'POST', `/api/v1/cases/${caseId}/promises`, without, headers)
  assert.deepEqual(left.body.errors, [{ path: '/dueAt', message: 'Må fylles ut.' }])
  assert.match(left.body.detail, /Dette kan ikke brukes slik det er/)
})
