import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loss, plenty, sayIn, wrongCake } from '../../test/losses.ts'
import { LOCALES } from '../platform/i18n/index.ts'
import { catalogueSchema, DEFAULT_CATALOGUE, type Gift } from './catalogue.ts'
import { recommend } from './recommend.ts'
import { recommendationSchema } from './recommendSchema.ts'

test('the customer chooses between two or three different options that cost us the same', () => {
  fc.assert(
    fc.property(loss, fc.constantFrom(...LOCALES), (one, locale) => {
      const answer = recommend(one, { say: sayIn(locale), mandate: plenty(one.affectedPrice.currency) })
      assert.deepEqual(recommendationSchema.parse(answer), answer)
      assert.ok(answer.options.every(({ cost }) => cost.amount === answer.total.amount))
      assert.ok(answer.options.every(({ value }) => value.amount === answer.total.amount))
      assert.equal(new Set(answer.options.map(({ kind }) => kind)).size, answer.options.length)
      assert.equal(new Set(answer.options.map(({ label }) => label)).size, answer.options.length)
      for (const text of [...answer.options.map(({ label }) => label), ...answer.why.map(({ why }) => why)])
        assert.doesNotMatch(text, /gift\.|why\.|compensation|\{\{|undefined/)
    }),
    { numRuns: 400 },
  )
})

test('what an organisation does not give is not offered', () => {
  const without = (...gone: Gift[]) => ({
    ...DEFAULT_CATALOGUE,
    items: {
      ...DEFAULT_CATALOGUE.items,
      ...Object.fromEntries(gone.map((g) => [g, { ...DEFAULT_CATALOGUE.items[g], offered: false }])),
    },
  })
  const kinds = (catalogue: typeof DEFAULT_CATALOGUE) =>
    recommend(wrongCake, { say: sayIn('en'), mandate: undefined, catalogue }).options.map(({ kind }) => kind)
  assert.deepEqual(kinds(DEFAULT_CATALOGUE), [
    'exchange-and-gift',
    'refund-and-shipping',
    'exchange-and-credit',
  ])
  assert.deepEqual(kinds(without('exchange', 'shipping')), [
    'refund-and-gift',
    'refund-and-credit',
    'refund-and-money',
  ])
})

test('a gift the company makes for half its price is worth twice what it costs', () => {
  const items = { ...DEFAULT_CATALOGUE.items, gift: { ...DEFAULT_CATALOGUE.items.gift, costPercent: 50 } }
  const [first] = recommend(wrongCake, {
    say: sayIn('en'),
    mandate: undefined,
    catalogue: { ...DEFAULT_CATALOGUE, items },
  }).options
  assert.deepEqual([first?.value.amount, first?.cost.amount], [9600, 8800])
  assert.equal(first?.label, 'A new one, sent now and a gift worth €16')
})

test('a voucher that costs us sixty for a hundred says its face, and counts for what it is worth to them', () => {
  const credit = { ...DEFAULT_CATALOGUE.items.credit, costPercent: 60, worthPercent: 90 }
  const catalogue = { ...DEFAULT_CATALOGUE, items: { ...DEFAULT_CATALOGUE.items, credit } }
  const { options } = recommend(wrongCake, { say: sayIn('en'), mandate: undefined, catalogue })
  const voucher = options.find(({ kind }) => kind === 'exchange-and-credit')
  assert.equal(voucher?.label, 'A new one, sent now and €13.33 of credit')
  assert.deepEqual([voucher?.cost.amount, voucher?.value.amount], [8800, 9200])
})

test('money never costs less than it is worth', () => {
  const refund = { ...DEFAULT_CATALOGUE.items.refund, costPercent: 50 }
  assert.equal(catalogueSchema.safeParse(DEFAULT_CATALOGUE).success, true)
  assert.equal(
    catalogueSchema.safeParse({ ...DEFAULT_CATALOGUE, items: { ...DEFAULT_CATALOGUE.items, refund } })
      .success,
    false,
  )
})
