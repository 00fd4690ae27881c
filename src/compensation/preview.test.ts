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

const spoiledCake = {
  affectedPrice: { amount: 8000, currency: 'EUR' },
  outcome: 'rejected',
  severity: 'S3',
  fault: 'company',
  recurring: false,
  businessDaysLate: 0,
  contacts: 1,
  lossKind: 'goods',
}
const post = (path: string, body: object) => amends.fetch('Ana', 'POST', `/api/v1${path}`, body)

test('a spoiled cake of 80 is owed in full and gets 8 on top, with options that cost the same', async () => {
  const { status, body } = await post('/compensation/preview', spoiledCake)
  assert.equal(status, 200)
  assert.deepEqual([body.restitution.amount, body.goodwill.amount, body.total.amount], [8000, 800, 8800])
  assert.ok(body.options.every((option: { cost: { amount: number } }) => option.cost.amount === 8800))
})

test('a score sent along, or a loss nobody knows of, is refused by field', async () => {
  const { status, body } = await post('/compensation/preview', { ...spoiledCake, lossKind: 'pride' })
  assert.equal(status, 422)
  assert.equal(body.errors[0].path, '/lossKind')
  assert.equal((await post('/compensation/preview', { ...spoiledCake, score: 12 })).status, 422)
})

test('a case is recommended from its finding, and says what is missing before there is one', async () => {
  const { id } = await desk.letDown('Clara')
  const asked = () => amends.fetch('Ana', 'GET', `/api/v1/cases/${id}/recommendation`)
  const early = await asked()
  assert.deepEqual([early.status, early.body.missing], [409, 'finding'])
  const finding = {
    locus: 'partner',
    stability: 'one-off',
    control: 'low',
    foreseeable: false,
    failureKind: 'outcome',
    lossKind: 'goods',
    severity: 'S2',
    affectedPrice: { amount: 4800, currency: 'EUR' },
    outcome: 'rejected',
  }
  assert.equal((await desk.put('Ana', `/cases/${id}/finding`, finding)).status, 200)
  const { body } = await asked()
  assert.deepEqual([body.restitution.amount, body.goodwill.amount, body.goodwillKind], [4800, 0, 'credit'])
})

test('a draft is checked over HTTP, with the span and a wording to use', async () => {
  const text = 'You should have read the label.'
  const { body } = await post('/drafts/check', { text, locale: 'en', step: 'acknowledge' })
  assert.deepEqual(body.findings[0].rule, 'blame-customer')
  assert.equal(text.slice(...(body.findings[0].span as [number, number])), 'You should have')
  assert.equal((await post('/drafts/check', { locale: 'en' })).status, 422)
})
