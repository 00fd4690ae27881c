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

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const cake = {
  locus: 'company',
  stability: 'one-off',
  control: 'high',
  foreseeable: false,
  failureKind: 'outcome',
  lossKind: 'goods',
  severity: 'S3',
  affectedPrice: eur(8000),
  outcome: 'rejected',
}

/** A case with that finding; `said` more messages of the customer come after the first. */
async function caseWith(finding: object, { said = 0, product = 'cake' } = {}): Promise<string> {
  const { id } = await desk.letDown('Clara', { product })
  assert.equal((await desk.put('Ana', `/cases/${id}/finding`, { ...cake, ...finding })).status, 200)
  for (let i = 0; i < said; i++)
    await amends.fetch('Ana', 'POST', `/api/v1/cases/${id}/messages`, {
      channel: 'phone',
      text: 'And now?',
      from: 'customer',
    })
  return id
}

const recommended = async (id: string, query = '', as: 'Ana' | 'Mona' = 'Mona') => {
  const { status, body, text } = await amends.fetch(as, 'GET', `/api/v1/cases/${id}/recommendation${query}`)
  assert.equal(status, 200, text)
  return body
}

const GOLDEN: [
  string,
  { finding: object; said?: number },
  { owed: number; extra: number; asks?: boolean },
][] = [
  ['rejected, S3, ours: 80 and 8', { finding: {} }, { owed: 8000, extra: 800 }],
  [
    'kept, S2, ours: 8 and 8',
    { finding: { outcome: 'accepted', severity: 'S2' } },
    { owed: 800, extra: 800 },
  ],
  [
    'rejected, S2, a courier’s: 80 and nothing',
    { finding: { severity: 'S2', locus: 'partner' } },
    { owed: 8000, extra: 0 },
  ],
  [
    'rejected, S4, again, two periods late, four contacts: cut to 120 % and asks',
    { finding: { severity: 'S4', stability: 'recurring', businessDaysLate: 6 }, said: 3 },
    { owed: 8000, extra: 1600, asks: true },
  ],
  [
    'kept, S4, again: 32 and 16',
    { finding: { outcome: 'accepted', severity: 'S4', stability: 'recurring' } },
    { owed: 3200, extra: 1600 },
  ],
  [
    'a rude word over a bill of 30: an apology and 3',
    { finding: { outcome: 'accepted', severity: 'S2', lossKind: 'attention', affectedPrice: eur(3000) } },
    { owed: 0, extra: 300 },
  ],
]

for (const [what, { finding, said = 0 }, { owed, extra, asks = false }] of GOLDEN)
  test(`on the case: ${what}`, async () => {
    const answer = await recommended(await caseWith(finding, { said }))
    assert.deepEqual(
      [answer.restitution, answer.goodwill, answer.total, answer.needsApproval],
      [eur(owed), eur(extra), eur(owed + extra), asks],
    )
  })

test('what one may give, what somebody promised already, and how far the extra has to rise to it', async () => {
  const id = await caseWith({ severity: 'S2', affectedPrice: eur(4000) })
  const before = await recommended(id, '', 'Ana')
  assert.deepEqual([before.mandate, before.offerNoLess], [eur(6000), null])
  const promised = { kind: 'refund', restitution: eur(4000), goodwill: eur(700), reason: 'promised by phone' }
  assert.equal(
    (await amends.fetch('Ingrid', 'POST', `/api/v1/cases/${id}/offers`, promised)).body.verdict,
    'granted',
  )
  const after = await recommended(id, '', 'Ana')
  assert.deepEqual([after.offerNoLess.total, after.offerNoLess.by], [eur(4700), 'Ingrid'])
  assert.deepEqual(after.offerNoLess.rise, eur(300))
})

test('asked, offered and given stand side by side, word for word', async () => {
  const id = await caseWith({ severity: 'S2' })
  const words = 'My money back, and ten for the taxi.'
  await desk.put('Ana', `/cases/${id}/asked-for`, { words, sum: eur(9000) })
  const { body } = await amends.fetch('Ingrid', 'POST', `/api/v1/cases/${id}/offers`, {
    kind: 'refund',
    restitution: eur(8000),
    reason: 'the cake',
  })
  const offered = (await recommended(id)).fair
  assert.deepEqual(offered, { words, asked: eur(9000), offered: eur(8000), given: null, gap: eur(1000) })
  await desk.put('Ana', `/offers/${body.id}/answer`, { answer: 'accepted' })
  assert.deepEqual((await recommended(id)).fair.given, eur(8000))
})

test('under ten similar cases no figure is shown; from ten on the middle half, by the likeness one chooses', async () => {
  const alike = { severity: 'S1', lossKind: 'time', outcome: 'accepted' }
  for (let i = 1; i <= 10; i++) {
    const id = await caseWith(alike, { product: i <= 4 ? 'rye' : 'rolls' })
    if (i > 1)
      await amends.fetch('Mona', 'POST', `/api/v1/cases/${id}/offers`, {
        kind: 'credit',
        goodwill: eur(80 * i),
        reason: 'their time',
      })
    await amends.database.pool.query(
      "update cases.cases set status = 'solved', solved_at = $2 where id = $1",
      [id, amends.clock.now().toString()],
    )
    if (i === 9)
      assert.deepEqual((await recommended(await caseWith(alike))).similar, {
        by: 'same-loss',
        n: 9,
        band: null,
      })
  }
  const id = await caseWith(alike, { product: 'rye' })
  const { similar } = await recommended(id)
  assert.equal(similar.n, 10)
  // Nothing, 2 % ... 10 % of the price: quartiles by nearest rank, the case that got nothing counts too.
  assert.deepEqual(
    [similar.band.low.hundredths, similar.band.middle.hundredths, similar.band.high.hundredths],
    [300, 500, 800],
  )
  assert.deepEqual((await recommended(id, '?similar=same-product')).similar, {
    by: 'same-product',
    n: 4,
    band: null,
  })
  assert.equal(
    (await amends.fetch('Ana', 'GET', `/api/v1/cases/${id}/recommendation?similar=mood`)).status,
    422,
  )
})

test('a real offer is judged by the price we found: above its usual share a lead is asked, past 150 % it is refused', async () => {
  const id = await caseWith({ severity: 'S2', lossKind: 'money' })
  const offer = async (restitution: number, goodwill: number, kind = 'refund') => {
    const body = { kind, restitution: eur(restitution), goodwill: eur(goodwill), reason: 'x' }
    return (await amends.fetch('Mona', 'POST', `/api/v1/cases/${id}/offers`, body)).body
  }
  assert.deepEqual((await offer(8000, 1601)).reason, 'above-cap')
  assert.deepEqual((await offer(8000, 4001)).verdict, 'refused')
  assert.deepEqual((await offer(4000, 0)).warnings, ['flat-part'])
  assert.deepEqual((await offer(4000, 500, 'refund-and-credit')).warnings, ['flat-part', 'voucher-for-money'])
})

test('an update and an explanation on one day warn the next offer', async () => {
  const id = await caseWith({ severity: 'S2' })
  for (const kind of ['update', 'explanation'])
    await amends.fetch('Ana', 'POST', `/api/v1/cases/${id}/messages`, {
      channel: 'phone',
      text: 'So it stands.',
      kind,
    })
  assert.ok((await recommended(id)).warnings.includes('update-and-explanation'))
})

test('three extras in a year ask a person to look once more; what is owed and offered stays what it is', async () => {
  const customer = { externalId: 'often', name: 'Grete' }
  const give = async (product: string) => {
    const { id } = await desk.letDown('-', { customer, product })
    await desk.put('Ana', `/cases/${id}/finding`, { ...cake, severity: 'S2' })
    return id
  }
  const first = await recommended(await give('a'))
  for (const product of ['b', 'c', 'd'])
    await amends.fetch('Mona', 'POST', `/api/v1/cases/${await give(product)}/offers`, {
      kind: 'gift',
      goodwill: eur(100),
      reason: 'a gesture',
    })
  const later = await recommended(await give('e'))
  assert.deepEqual([first.lookAgain, later.lookAgain], [[], ['goodwill-often']])
  assert.deepEqual(
    [later.restitution, later.goodwill, later.needsApproval],
    [first.restitution, first.goodwill, false],
  )
})

test('rates that an organisation changes hold for cases opened from then on', async () => {
  const old = await caseWith({ severity: 'S2' })
  const { body } = await amends.fetch('Mona', 'GET', '/api/v1/compensation/rates')
  const { version: _, ...content } = body.items[0].content
  content.goodwill['company-once'] = { S1: 5, S2: 15, S3: 15, S4: 15 }
  content.goodwill['company-recurring'] = { S1: 10, S2: 15, S3: 20, S4: 20 }
  amends.clock.advance({ minutes: 1 })
  const saved = await amends.fetch('Mona', 'PUT', '/api/v1/compensation/rates', {
    content,
    why: 'Ten was too little',
  })
  assert.equal(saved.status, 200, saved.text)
  amends.clock.advance({ minutes: 1 })
  const young = await caseWith({ severity: 'S2' })
  const [kept, changed] = [await recommended(old), await recommended(young)]
  assert.deepEqual([kept.goodwill.amount, kept.ratesVersion], [800, 1])
  assert.deepEqual([changed.goodwill.amount, changed.ratesVersion], [1200, 2])
})

test('what the organisation stops giving is no longer among the ways', async () => {
  const { body } = await amends.fetch('Mona', 'GET', '/api/v1/compensation/catalogue')
  const { version: _, ...content } = body.items[0].content
  content.items.gift.offered = false
  content.items.refund.worthPercent = 90
  const put = () =>
    amends.fetch('Olav', 'PUT', '/api/v1/compensation/catalogue', { content, why: 'No gifts this year' })
  assert.equal((await put()).status, 422, 'money is worth what it costs')
  content.items.refund.worthPercent = 100
  assert.equal((await put()).status, 200)
  amends.clock.advance({ minutes: 1 })
  const { options } = await recommended(await caseWith({}))
  assert.ok(options.every(({ kind }: { kind: string }) => !kind.includes('gift')))
})

test('a score that falls changes neither what is owed and added nor any clock', async () => {
  const id = await caseWith({ severity: 'S2' })
  const seen = async () => {
    const { assessment, clocks } = await desk.page(id)
    const { restitution, goodwill, total, options } = await recommended(id)
    return { score: assessment.recoverability.score, rest: { clocks, restitution, goodwill, total, options } }
  }
  const before = await seen()
  const { severity: _, affectedPrice: __, outcome: ___, ...view } = cake
  await desk.put('Ana', `/cases/${id}/customer-view`, { ...view, stability: 'recurring', control: 'high' })
  const after = await seen()
  assert.ok(after.score < before.score)
  assert.deepEqual(after.rest, before.rest)
})
