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

interface Situation {
  severity: string
  stability?: string
  control?: string
  failureKind?: string
  since?: string
  /** An earlier failure: how long ago, whether of the same cause, and whether it was mended. */
  earlier?: { daysAgo: number; sameCause?: boolean; answer?: 'satisfied' | 'not-satisfied' }
}

const REGULAR = '2026-03-01'
const ESTABLISHED = '2021-03-01'
const TODAY = '2026-11-21'

let customers = 0

/** Walks a customer to that situation through the routes of the desk, and reads the score of the case. */
async function scoreOf({
  earlier,
  since = REGULAR,
  ...now
}: Situation): Promise<{ score: number; band: string }> {
  const customer = { externalId: `golden-${++customers}`, name: 'Clara', since }
  if (earlier) await failedBefore(customer, earlier)
  const { id } = await desk.letDown('-', { customer, product: 'cake' })
  const judged = {
    locus: 'company',
    stability: now.stability ?? 'one-off',
    control: now.control ?? 'low',
    foreseeable: null,
    failureKind: now.failureKind ?? 'process',
    lossKind: 'goods',
  }
  await desk.put('Ana', `/cases/${id}/customer-view`, judged)
  const price = { amount: 8000, currency: 'EUR' }
  const found = {
    ...judged,
    severity: now.severity,
    affectedPrice: price,
    outcome: 'rejected',
    cause: 'people',
  }
  await desk.put('Ana', `/cases/${id}/finding`, found)
  const { body } = await amends.fetch('Ana', 'GET', `/api/v1/cases/${id}/assessment`)
  return body.recoverability
}

async function failedBefore(
  customer: object,
  { daysAgo, sameCause, answer }: NonNullable<Situation['earlier']>,
) {
  const { id } = await desk.letDown('-', { customer, product: 'bread' })
  const { pool } = amends.database
  const at = amends.clock
    .now()
    .subtract({ hours: 24 * daysAgo })
    .toString()
  await pool.query(
    "update cases.cases set occurred_at = $2, opened_at = $2, status = 'closed' where id = $1",
    [id, at],
  )
  await pool.query(
    `insert into cases.closures (id, case_id, answer, cause, what_we_did, by, at)
     values (gen_random_uuid(), $1, $2, $3, 'mended', '{"kind":"system"}', $4)`,
    [id, answer ?? 'no-answer', sameCause ? 'people' : 'tools', at],
  )
}

const again = { severity: 'S3', stability: 'recurring', control: 'high', failureKind: 'outcome' }

const GOLDEN: [string, Situation, number][] = [
  ['a parcel that the storm made late', { severity: 'S2' }, 92],
  [
    'a wrong bill that we could have prevented',
    { severity: 'S2', control: 'high', failureKind: 'outcome' },
    79,
  ],
  ['a missed wedding', { severity: 'S5', since: ESTABLISHED }, 40],
  ['preventable, and again', { ...again, earlier: { daysAgo: 30, sameCause: true } }, 34],
  [
    'the same, and the earlier recovery failed too',
    { ...again, earlier: { daysAgo: 30, sameCause: true, answer: 'not-satisfied' } },
    19,
  ],
  ['a small slip towards a loyal customer', { severity: 'S1', control: 'high', since: ESTABLISHED }, 95],
  [
    'a first customer about whom nothing is known',
    { severity: 'S3', stability: 'unknown', control: 'unknown', failureKind: 'outcome', since: TODAY },
    62,
  ],
  ['grave and preventable', { severity: 'S4', control: 'high', failureKind: 'outcome' }, 55],
  ['one failure eight months ago', { severity: 'S2', earlier: { daysAgo: 240 } }, 85],
]

for (const [what, situation, score] of GOLDEN)
  test(`${what} scores ${score} on its case`, async () => {
    const found = await scoreOf(situation)
    assert.equal(found.score, score)
    assert.equal(found.band, situation.severity === 'S5' ? 'specialist' : bandOf(score))
  })

const bandOf = (score: number) => (score >= 75 ? 'standard' : score >= 50 ? 'lead informed' : 'specialist')

test('points that an organisation changes judge cases opened from then on; a case keeps what it was judged with', async () => {
  const before = await scoreOf({ severity: 'S2' })
  const { body: history } = await amends.fetch('Mona', 'GET', '/api/v1/assessments/points')
  assert.deepEqual(
    history.items.map(({ content }: { content: { version: number } }) => content.version),
    [1],
  )
  const { version: _, ...shipped } = history.items[0].content
  const content = { ...shipped, severity: { ...shipped.severity, S2: -18 } }
  const save = (as: 'Ana' | 'Ingrid' | 'Mona', body: object, headers = {}) =>
    amends.fetch(as, 'PUT', '/api/v1/assessments/points', body, headers)
  assert.equal((await save('Ana', { content, why: 'mine' })).status, 403)
  assert.equal((await save('Ingrid', { content, why: 'mine' })).status, 403)
  assert.equal((await save('Mona', { content, why: '' })).status, 422)
  const old = (await desk.letDown('Omar')).id
  amends.clock.advance({ minutes: 1 })
  const saved = await save(
    'Mona',
    { content, why: 'Late parcels cost us more than that' },
    { 'if-match': '"1"' },
  )
  assert.deepEqual([saved.status, saved.body.version], [200, 2])
  assert.equal((await save('Mona', { content, why: 'again' }, { 'if-match': '"1"' })).status, 412)
  amends.clock.advance({ minutes: 1 })
  assert.equal((await scoreOf({ severity: 'S2' })).score, before.score - 10)
  const kept = (await amends.fetch('Ana', 'GET', `/api/v1/cases/${old}/assessment`)).body.judgedWith
  assert.deepEqual(kept.points, { version: 1, basis: 'assumption' })
  const preview = { severity: 'S2', priorFailures: [], stability: 'one-off', control: 'low' }
  const { body } = await amends.fetch('Ana', 'POST', '/api/v1/assessments/preview', {
    ...preview,
    failureKind: 'process',
    relationship: 'regular',
  })
  assert.deepEqual([body.score, body.pointsVersion], [82, 2])
})

test('a table that turns a direction round is refused, and every version stays in the history and the journal', async () => {
  const { body } = await amends.fetch('Mona', 'GET', '/api/v1/assessments/points')
  const [standing] = body.items
  const content = { ...standing.content, severity: { ...standing.content.severity, S4: 0 } }
  const refused = await amends.fetch('Mona', 'PUT', '/api/v1/assessments/points', { content, why: 'kinder' })
  assert.equal(refused.status, 422)
  assert.match(refused.body.detail, /Worse must not score better/)
  assert.deepEqual(
    body.items.map(({ why, by }: { why: string | null; by: { name: string } | null }) => [
      why,
      by?.name ?? null,
    ]),
    [
      ['Late parcels cost us more than that', 'Mona'],
      [null, null],
    ],
  )
  const { rows } = await amends.database.pool.query(
    "select why, body from platform.journal where fact = 'setting.changed'",
  )
  assert.deepEqual(rows, [
    { why: 'Late parcels cost us more than that', body: { name: 'points', version: 2 } },
  ])
})

test('five people who save a table at once: one version after the other, and who came late is told', async () => {
  const { body } = await amends.fetch('Mona', 'GET', '/api/v1/assessments/worth')
  const { version: _, ...content } = body.items[0].content
  const saves = await Promise.all(
    [1, 2, 3, 4, 5].map((percent) =>
      amends.fetch('Mona', 'PUT', '/api/v1/assessments/worth', {
        content: { ...content, networkPercent: percent },
        why: `friends are worth ${percent} %`,
      }),
    ),
  )
  const kept = saves.filter(({ status }) => status === 200)
  assert.ok(kept.length >= 1)
  assert.ok(saves.every(({ status }) => status === 200 || status === 412))
  const { items } = (await amends.fetch('Mona', 'GET', '/api/v1/assessments/worth')).body
  assert.deepEqual(
    items.map((item: { content: { version: number } }) => item.content.version),
    Array.from({ length: kept.length + 1 }, (_each, at) => kept.length + 1 - at),
  )
})
