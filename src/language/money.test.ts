import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { currencies, minorDigits } from './currencies.ts'
import {
  add,
  compare,
  formatMoney,
  fromDecimal,
  lesser,
  money,
  moneySchema,
  nothing,
  percentDown,
  percentOf,
  priceSchema,
  subtract,
  sum,
  toDecimal,
} from './money.ts'

const eur = (amount: number) => money(amount, 'EUR')
const anyMoney = fc
  .tuple(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('EUR', 'NOK', 'JPY', 'KWD'))
  .map(([amount, currency]) => money(amount, currency))

test('half a cent is rounded up: 10 % of 0.25 is 0.03', () => {
  assert.deepEqual(percentOf(eur(25), 10), eur(3))
  assert.deepEqual(percentOf(eur(24), 10), eur(2))
  assert.deepEqual(percentOf(eur(15), 30), eur(5))
})

test('taking a line back cancels it to the cent', () => {
  fc.assert(
    fc.property(anyMoney, fc.integer({ min: 0, max: 150 }), (whole, percent) => {
      const reversed = percentOf(subtract(nothing(whole.currency), whole), percent)
      assert.equal(add(percentOf(whole, percent), reversed).amount, 0)
    }),
  )
})

test('a percentage is exact even where a float is not', () => {
  assert.equal(percentOf(eur(9_007_199_254_740_991), 100).amount, 9_007_199_254_740_991)
  assert.equal(percentOf(eur(9_007_199_254_740_991), 50).amount, 4_503_599_627_370_496)
})

test('a cap is rounded down, so that nothing creeps above it', () => {
  assert.deepEqual(percentDown(eur(3), 60), eur(1))
  assert.deepEqual(percentDown(eur(5), 120), eur(6))
})

test('parts of a cent and unknown currencies are refused', () => {
  assert.throws(() => eur(0.5), /whole number/)
  assert.throws(() => money(1, 'XXX'), /no ISO 4217/)
  assert.throws(() => percentOf(eur(100), 7.5), /whole percentage/)
})

test('kroner are never added to euros', () => {
  assert.throws(() => add(eur(1), money(1, 'NOK')), /cannot be set against/)
  assert.throws(() => compare(eur(1), money(1, 'NOK')), /cannot be set against/)
})

test('sums start at nothing and keep the currency', () => {
  assert.deepEqual(sum([], 'JPY'), { amount: 0, currency: 'JPY' })
  assert.deepEqual(sum([eur(1), eur(2)], 'EUR'), eur(3))
  assert.deepEqual(lesser(eur(3), eur(2)), eur(2))
})

test('yen have no decimals, Kuwaiti dinars three, Iraqi dinars three whatever shops print', () => {
  assert.deepEqual(['EUR', 'JPY', 'KWD', 'IQD', 'ISK'].map(minorDigits), [2, 0, 3, 3, 0])
  assert.ok(currencies().length > 150)
})

test('plain decimals survive the way out and back in', () => {
  fc.assert(
    fc.property(anyMoney, (value) => assert.deepEqual(fromDecimal(toDecimal(value), value.currency), value)),
  )
  assert.deepEqual([eur(5), money(-1250, 'KWD'), money(1250, 'JPY')].map(toDecimal), [
    '0.05',
    '-1.250',
    '1250',
  ])
})

test('an amount finer than the currency, or no amount at all, is not read', () => {
  for (const [text, currency] of [
    ['1.5', 'JPY'],
    ['1.234', 'EUR'],
    ['12,50', 'EUR'],
    ['', 'EUR'],
    ['1e3', 'EUR'],
  ] as const)
    assert.equal(fromDecimal(text, currency), undefined, text)
})

test('each reader sees money as at home', () => {
  const shown = (value: ReturnType<typeof money>, locale: string) =>
    formatMoney(value, locale).replace(/\s/g, ' ')
  assert.equal(shown(eur(1250), 'en'), '€12.50')
  assert.equal(shown(money(125000, 'NOK'), 'nb'), '1 250,00 kr')
  assert.match(shown(money(1250, 'JPY'), 'ja'), /^[\u00a5\uffe5]1,250$/)
  assert.match(shown(money(1250, 'KWD'), 'en'), /1\.250/)
  assert.equal(formatMoney(eur(1200), 'en', { short: true }), '€12')
  assert.equal(formatMoney(eur(1250), 'en', { short: true }), '€12.50')
})

test('money in JSON is whole minor units and a known currency; a price is never below zero', () => {
  assert.equal(moneySchema.safeParse({ amount: -5, currency: 'EUR' }).success, true)
  assert.equal(moneySchema.safeParse({ amount: 1.5, currency: 'EUR' }).success, false)
  assert.equal(moneySchema.safeParse({ amount: 1, currency: 'eur' }).success, false)
  assert.equal(priceSchema.safeParse({ amount: -5, currency: 'EUR' }).success, false)
})
