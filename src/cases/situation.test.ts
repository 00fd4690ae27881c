import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { type DeskStory, openDesk } from '../../test/desk.ts'
import { type Known, situationOf } from './situation.ts'

const noon = Temporal.Instant.from('2026-11-22T11:00:00Z')
const daysBefore = (days: number) => noon.subtract({ hours: days * 24 })
const clara: Known = {
  case: { severity: 'S3', occurred_at: noon },
  view: undefined,
  cause: null,
  others: [],
  since: null,
}

test('what nobody wrote down is unknown, never guessed', () => {
  const { stability, control, failureKind, relationship } = situationOf(clara)
  assert.deepEqual(new Set([stability, control, failureKind, relationship]), new Set(['unknown']))
})

test('an earlier failure tells how long ago it was, whether it was mended, and whether it was the same', () => {
  const others = [
    { occurred_at: daysBefore(40), cause: 'people', answer: 'not-satisfied' as const },
    { occurred_at: daysBefore(200), cause: null, answer: 'satisfied' as const },
    { occurred_at: daysBefore(-3), cause: 'people', answer: null },
  ]
  assert.deepEqual(situationOf({ ...clara, cause: 'people', others }).priorFailures, [
    { daysAgo: 40, sameCause: true, recovered: false },
    { daysAgo: 200, recovered: true },
  ])
})

test('a year with us is established', () => {
  assert.equal(situationOf({ ...clara, since: '2021-03-01' }).relationship, 'established')
  assert.equal(situationOf({ ...clara, since: '2026-03-01' }).relationship, 'regular')
})

let amends: Amends
let desk: DeskStory
before(async () => {
  amends = await openAmends()
  desk = await openDesk(amends)
})

test('the score of a case sums to what it says, in the reader’s own words, and moves with the customer’s view', async () => {
  const { id } = await desk.letDown('Clara')
  const read = async () => (await amends.fetch('Ana', 'GET', `/api/v1/cases/${id}/assessment`)).body
  const first = await read()
  const sum = first.recoverability.contributions.reduce(
    (all: number, { points }: { points: number }) => all + points,
    0,
  )
  assert.equal(sum, first.recoverability.score)
  assert.deepEqual(first.conditions.unknown.toSorted(), ['control', 'stability'])
  await desk.put('Ana', `/cases/${id}/customer-view`, {
    locus: 'company',
    stability: 'recurring',
    control: 'high',
    foreseeable: true,
    failureKind: 'outcome',
    lossKind: 'goods',
  })
  const second = await read()
  assert.ok(second.recoverability.score < first.recoverability.score)
  assert.deepEqual((await desk.page(id)).assessment, second)
})

test('the preview answers the worked case of the specification with 62', async () => {
  const { status, body } = await amends.fetch('Ana', 'POST', '/api/v1/assessments/preview', {
    severity: 'S3',
    priorFailures: [],
    stability: 'unknown',
    control: 'unknown',
    failureKind: 'outcome',
    relationship: 'first-time',
  })
  assert.deepEqual([status, body.score, body.band], [200, 62, 'lead informed'])
})

test('Greta of Grønland is told nothing about a case of Storgata', async () => {
  const { id } = await desk.letDown('Clara')
  assert.equal((await amends.fetch('Greta', 'GET', `/api/v1/cases/${id}/assessment`)).status, 404)
})
