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
const offer = (id: string, more: object) =>
  amends.fetch('Ana', 'POST', `/api/v1/cases/${id}/offers`, { kind: 'refund', reason: 'the cake', ...more })
const answer = (offerId: string, word: string) =>
  desk.put('Ana', `/offers/${offerId}/answer`, { answer: word })
const takeBack = (offerId: string) => amends.fetch('Ana', 'DELETE', `/api/v1/offers/${offerId}`)

/** A case on which something may be offered; S2, so that nothing has to be said back first. */
async function letDown(customer: string): Promise<string> {
  const { id } = await desk.letDown(customer)
  const finding = {
    locus: 'company',
    stability: 'one-off',
    control: 'high',
    foreseeable: false,
    failureKind: 'outcome',
    lossKind: 'goods',
    severity: 'S2',
    affectedPrice: eur(4800),
    outcome: 'rejected',
  }
  assert.equal((await desk.put('Ana', `/cases/${id}/finding`, finding)).status, 200)
  return id
}

const rowOf = async (offerId: string) =>
  (await amends.database.pool.query('select * from compensation.offers where id = $1', [offerId])).rows[0]
const entriesOf = async (offerId: string) =>
  (
    await amends.database.pool.query(
      'select account, amount::int, reason from compensation.ledger where offer_id = $1 order by id',
      [offerId],
    )
  ).rows
const factsOf = async (offerId: string, fact: string) =>
  Number(
    (
      await amends.database.pool.query(
        "select count(*) from platform.journal where fact = $1 and body->>'offerId' = $2",
        [fact, offerId],
      )
    ).rows[0].count,
  )

test('yes said twenty times at once is one yes: one answer, one fact, nothing more in the ledgers', async () => {
  const id = await letDown('Clara')
  const made = (await offer(id, { restitution: eur(4800), goodwill: eur(480) })).body
  const said = await Promise.all(Array.from({ length: 20 }, () => answer(made.id, 'accepted')))
  assert.deepEqual(new Set(said.map(({ status }) => status)), new Set([200]))
  assert.equal((await entriesOf(made.id)).length, 2)
  assert.equal(await factsOf(made.id, 'offer.accepted'), 1)
})

test('yes and no at once: one of them holds, the other is told that it came too late', async () => {
  const id = await letDown('Omar')
  const made = (await offer(id, { restitution: eur(4800) })).body
  const both = await Promise.all([answer(made.id, 'accepted'), answer(made.id, 'declined')])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409])
  const held = both[0]?.status === 200 ? 'accepted' : 'declined'
  assert.equal((await rowOf(made.id)).answer, held)
  const left = (await entriesOf(made.id)).reduce((sum, { amount }) => sum + amount, 0)
  assert.equal(left, held === 'accepted' ? 4800 : 0)
})

test('yes to what was taken back is told so; taking back what was accepted too', async () => {
  const id = await letDown('Nora')
  const gone = (await offer(id, { restitution: eur(2400) })).body
  assert.equal((await takeBack(gone.id)).status, 200)
  const late = await answer(gone.id, 'accepted')
  assert.deepEqual([late.status, late.body.missing], [409, 'an offer that stands'])
  const kept = (await offer(id, { restitution: eur(2400) })).body
  assert.equal((await answer(kept.id, 'accepted')).status, 200)
  assert.equal((await takeBack(kept.id)).status, 409)
})

test('accepted and taken back at the same moment, thirty times: never both, and the month agrees', async () => {
  const id = await letDown('Grete')
  for (let round = 0; round < 30; round++) {
    const made = (await offer(id, { goodwill: eur(1) })).body
    assert.equal(made.verdict, 'granted')
    const both = await Promise.all([answer(made.id, 'accepted'), takeBack(made.id)])
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409], `round ${round}`)
    const row = await rowOf(made.id)
    assert.notEqual(row.answer === 'accepted', row.withdrawn_at !== null)
  }
})

test('a currency without a limit always asks, also for one minor unit, and puts nothing into the ledgers', async () => {
  const id = await letDown('Lise')
  const made = await offer(id, { goodwill: { amount: 1, currency: 'JPY' } })
  assert.deepEqual([made.status, made.body.verdict], [201, 'needs approval'])
  assert.deepEqual(await entriesOf(made.body.id), [])
  const lead = await desk.put('Ingrid', `/offers/${made.body.id}/approval`, {
    verdict: 'approve',
    reason: 'yes',
  })
  assert.equal(lead.status, 403, 'a lead has no limit in yen either')
  const owner = await desk.put('Olav', `/offers/${made.body.id}/approval`, {
    verdict: 'approve',
    reason: 'yes',
  })
  assert.equal(owner.status, 200)
  assert.equal((await entriesOf(made.body.id)).length, 1)
})

test('two leads decide at once: one yes or one no, never both', async () => {
  const id = await letDown('Peter')
  // Above the usual share of the price, so a lead is asked whatever the mandate.
  const made = (await offer(id, { restitution: eur(4800), goodwill: eur(1000) })).body
  assert.deepEqual([made.verdict, made.reason], ['needs approval', 'above-cap'])
  const decide = (who: 'Ingrid' | 'Tomas', verdict: string) =>
    desk.put(who, `/offers/${made.id}/approval`, { verdict, reason: 'seen' })
  const both = await Promise.all([decide('Ingrid', 'approve'), decide('Tomas', 'reject')])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409])
  const entered = (await entriesOf(made.id)).length
  assert.equal(entered, (await rowOf(made.id)).approval === 'approve' ? 2 : 0)
})

test('each ledger keeps its own reason', async () => {
  const id = await letDown('Erik')
  const reasons = { restitution: 'the cake came back', goodwill: 'our doing, once' }
  const made = (await offer(id, { restitution: eur(4800), goodwill: eur(480), reasons })).body
  assert.deepEqual(await entriesOf(made.id), [
    { account: 'restitution', amount: 4800, reason: reasons.restitution },
    { account: 'goodwill', amount: 480, reason: reasons.goodwill },
  ])
})

test('fifty offers at once never pass one person’s month', async () => {
  const cases: string[] = []
  for (let at = 0; at < 25; at++) {
    const { id } = await desk.letDown(`guest${at}`)
    await desk.put('Ana', `/cases/${id}/owner`, { staffId: amends.people.Ana })
    await desk.walk(id, 'acknowledgement', 'understanding')
    cases.push(id)
  }
  const offers = await Promise.all([...cases, ...cases].map((id) => offer(id, { restitution: eur(4000) })))
  assert.ok(offers.every(({ status }) => status === 201))
  const used = await amends.database.pool.query(
    'select used from compensation.monthly_use where staff_id = $1',
    [amends.people.Ana],
  )
  const mandate = await amends.database.pool.query(
    "select per_month from people.mandates where role = 'agent' and currency = 'EUR'",
  )
  assert.ok(
    used.rows[0].used <= mandate.rows[0].per_month,
    `${used.rows[0].used} of ${mandate.rows[0].per_month}`,
  )
  const ledger = await amends.database.pool.query(
    `select coalesce(sum(amount), 0)::int as sum from compensation.ledger where staff_id = $1`,
    [amends.people.Ana],
  )
  assert.equal(ledger.rows[0].sum, Number(used.rows[0].used))
})

test('after all of this both ledgers are what the journal alone says, in every currency', async () => {
  const { body } = await amends.fetch('Mona', 'GET', '/api/v1/compensation/ledgers')
  assert.equal(body.balanced, true, JSON.stringify(body.accounts))
  assert.ok(
    body.accounts.some(
      ({ account, ledger }: { account: string; ledger: number }) => account === 'goodwill' && ledger > 0,
    ),
  )
  const { rows } = await amends.database.pool.query(
    `select m.used::int, (select coalesce(sum(l.amount), 0)::int from compensation.ledger l
       where l.staff_id = m.staff_id and l.currency = m.currency) as entered from compensation.monthly_use m`,
  )
  for (const { used, entered } of rows) assert.equal(used, entered, 'what a month used is what was entered')
})

test('a line that is changed by hand is found out', async () => {
  await amends.database.pool.query(
    'update compensation.ledger set amount = amount + 1 where id = (select min(id) from compensation.ledger)',
  )
  const { body } = await amends.fetch('Mona', 'GET', '/api/v1/compensation/ledgers')
  assert.equal(body.balanced, false)
})
