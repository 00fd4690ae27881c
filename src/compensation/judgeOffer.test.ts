import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money } from '../language/money.ts'
import { fairnessBand } from './fairness.ts'
import { judgeOffer, type ProposedOffer } from './judgeOffer.ts'
import { gapToAsked, promisedAlready, riseToPromise } from './standing.ts'

const eur = (amount: number) => money(amount, 'EUR')
const offer = (change: Partial<ProposedOffer>) =>
  judgeOffer({
    restitution: eur(4800),
    goodwill: eur(480),
    mayOffer: true,
    mandate: eur(6000),
    price: eur(4800),
    outcome: 'rejected',
    lossKind: 'goods',
    ...change,
  })

test('within the mandate it is granted at once', () =>
  assert.deepEqual(offer({}), { verdict: 'granted', reason: 'within-mandate', warnings: [] }))

test('above the mandate a lead decides; without a limit for the currency a lead always does', () => {
  assert.equal(offer({ mandate: eur(5279) }).verdict, 'needs approval')
  assert.equal(offer({ mandate: undefined }).verdict, 'needs approval')
})

test('more than 120 % of a rejected price, or 60 % of a kept one, is a lead’s decision', () => {
  assert.equal(offer({ goodwill: eur(960) }).verdict, 'granted')
  assert.equal(offer({ goodwill: eur(961) }).reason, 'above-cap')
  assert.equal(offer({ outcome: 'accepted', restitution: eur(1920), goodwill: eur(960) }).verdict, 'granted')
  assert.equal(offer({ outcome: 'accepted', restitution: eur(1920), goodwill: eur(961) }).reason, 'above-cap')
})

test('only past 150 % of the price, or without the right to offer, is it refused', () => {
  assert.equal(offer({ goodwill: eur(2400), mandate: eur(1) }).verdict, 'needs approval')
  assert.deepEqual(offer({ goodwill: eur(2401) }), {
    verdict: 'refused',
    reason: 'above-ceiling',
    warnings: [],
  })
  assert.equal(offer({ mayOffer: false }).verdict, 'refused')
})

test('an offer in another currency is judged by its mandate alone', () =>
  assert.equal(
    offer({ restitution: money(90000, 'NOK'), goodwill: money(0, 'NOK'), mandate: money(90000, 'NOK') })
      .verdict,
    'granted',
  ))

test('a half-hearted refund and news stacked on reasons are warned about, not stopped', () => {
  const flat = offer({
    restitution: eur(2879),
    goodwill: eur(0),
    lossKind: 'money',
    updateAndExplanation: true,
  })
  assert.equal(flat.verdict, 'granted')
  assert.deepEqual(flat.warnings, ['flat-part', 'update-and-explanation'])
  assert.deepEqual(offer({ restitution: eur(2880), goodwill: eur(0), lossKind: 'money' }).warnings, [])
})

test('nobody is offered less than a colleague already promised', () => {
  const total = eur(500)
  assert.deepEqual(riseToPromise({ total }, [eur(1000), money(99999, 'NOK')]), eur(500))
  assert.deepEqual(riseToPromise({ total }, [eur(400)]), eur(0))
  assert.equal(promisedAlready([], 'EUR'), undefined)
})

test('asked, offered and given stand side by side', () => {
  assert.deepEqual(gapToAsked({ asked: eur(1000), offered: eur(700) }), eur(300))
  assert.deepEqual(gapToAsked({ asked: eur(1000), offered: eur(700), given: eur(1200) }), eur(0))
  assert.equal(gapToAsked({ offered: eur(700) }), undefined)
  assert.equal(gapToAsked({ asked: money(1, 'NOK'), offered: eur(700) }), undefined)
})

const similar = (...percents: number[]) =>
  percents.map((percent) => ({ given: eur(percent * 10), price: eur(1000) }))

test('nine similar cases say nothing, ten show the middle half and how many they are', () => {
  const ten = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
  assert.deepEqual(fairnessBand(eur(8000), similar(...ten.slice(1))), { n: 9, band: null })
  const { n, band } = fairnessBand(eur(8000), similar(...ten))
  assert.equal(n, 10)
  assert.deepEqual(band?.low, { hundredths: 3000, amount: eur(2400) })
  assert.deepEqual(band?.middle, { hundredths: 5000, amount: eur(4000) })
  assert.deepEqual(band?.high, { hundredths: 8000, amount: eur(6400) })
})

test('cases without a price, or in two currencies, are not similar', () => {
  const odd = [
    { given: eur(1), price: eur(0) },
    { given: money(1, 'NOK'), price: eur(100) },
  ]
  assert.equal(fairnessBand(eur(8000), [...odd, ...similar(1, 2)]).n, 2)
})
