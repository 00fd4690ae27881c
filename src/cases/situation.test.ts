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
  purchases: 0,
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

test('three purchases are established, two are regular, one is the first time', () => {
  const bought = (purchases: number) => situationOf({ ...clara, purchases }).relationship
  assert.deepEqual(
    [bought(0), bought(1), bought(2), bought(3)],
    ['unknown', 'first-time', 'regular', 'established'],
  )
})

test('a customer who came today is here for the first time', () =>
  assert.equal(situationOf({ ...clara, since: '2026-11-22' }).relationship, 'first-time'))

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

test('a customer let down twice before, among the longest with us, may feel betrayed; a newcomer does not', async () => {
  const seen = async (customer: object) => {
    const known = { externalId: (customer as { name: string }).name, ...customer }
    const cases: string[] = []
    for (const product of ['rye', 'rolls', 'cake'])
      cases.push((await desk.letDown('-', { customer: known, product })).id)
    const { body } = await amends.fetch('Ana', 'GET', `/api/v1/cases/${cases[2]}/assessment`)
    return body
  }
  const old = await seen({
    name: 'Grete',
    since: '2015-01-01',
    lifetimeValue: { amount: 260_000, currency: 'EUR' },
  })
  const newcomer = await seen({ name: 'Nora', since: '2026-10-01' })
  assert.deepEqual([old.flags.betrayalRisk, newcomer.flags.betrayalRisk], [true, false])
  assert.deepEqual(
    old.earlier.map(({ weight }: { weight: number }) => weight),
    [1, 1],
  )
  assert.equal(old.stake.yearly.amount, 26_000)
  assert.equal(newcomer.stake, null)
})
