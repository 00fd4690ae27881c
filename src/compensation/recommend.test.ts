import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Money, money } from '../language/money.ts'
import { LOCALES, t } from '../platform/i18n/index.ts'
import { catalogueSchema, DEFAULT_CATALOGUE, type Gift } from './catalogue.ts'
import { DEFAULT_RATES, type Rates, ratesSchema } from './rates.ts'
import { recommend } from './recommend.ts'
import { type Loss, lossSchema, recommendationSchema } from './recommendSchema.ts'

const sayIn = (locale: string) => (key: string, values?: Record<string, unknown>) => t(locale, key, values)
const plenty = (currency: string) => money(1e15, currency)
const judge = (loss: Loss, mandate: Money | undefined = plenty(loss.affectedPrice.currency)) =>
  recommend(loss, { say: sayIn('en'), mandate })

const wrongCake: Loss = {
  affectedPrice: money(8000, 'EUR'),
  outcome: 'rejected',
  severity: 'S3',
  fault: 'company',
  recurring: false,
  businessDaysLate: 0,
  contacts: 1,
  lossKind: 'goods',
}
const given = (change: Partial<Loss>) => {
  const { restitution, goodwill, total, needsApproval, warnings, goodwillKind } = judge({
    ...wrongCake,
    ...change,
  })
  return {
    restitution: restitution.amount,
    goodwill: goodwill.amount,
    total: total.amount,
    needsApproval,
    warnings,
    goodwillKind,
  }
}

test('a rejected cake of 80 that we spoiled: 80 back and 8 on top', () => {
  const answer = given({})
  assert.deepEqual([answer.restitution, answer.goodwill, answer.total], [8000, 800, 8800])
  assert.equal(answer.needsApproval, false)
  assert.deepEqual(answer.warnings, [])
})

test('the same cake, S2 and kept: 8 off and 8 on top', () => {
  const answer = given({ outcome: 'accepted', severity: 'S2' })
  assert.deepEqual([answer.restitution, answer.goodwill], [800, 800])
})

test('a courier’s doing, rejected, S2: 80 back and nothing on top', () => {
  const answer = given({ severity: 'S2', fault: 'third-party' })
  assert.deepEqual([answer.restitution, answer.goodwill, answer.goodwillKind], [8000, 0, 'credit'])
  assert.deepEqual(answer.warnings, [])
})

test('grave, recurring, two periods late, four contacts: 140 % is cut to 120 % and asks', () => {
  const answer = given({ severity: 'S4', recurring: true, businessDaysLate: 6, contacts: 4 })
  assert.deepEqual([answer.restitution, answer.goodwill, answer.total], [8000, 1600, 9600])
  assert.equal(answer.needsApproval, true)
  assert.deepEqual(answer.warnings, ['cap-cut'])
})

test('grave, recurring, but kept: 32 off and 16 on top touch the cap without being cut', () => {
  const answer = given({ outcome: 'accepted', severity: 'S4', recurring: true })
  assert.deepEqual([answer.restitution, answer.goodwill], [3200, 1600])
  assert.equal(answer.needsApproval, false)
})

test('a rude word over a bill of 30: no refund, a note and 3', () => {
  const answer = given({
    affectedPrice: money(3000, 'EUR'),
    severity: 'S2',
    outcome: 'accepted',
    lossKind: 'attention',
  })
  assert.deepEqual([answer.restitution, answer.goodwill, answer.goodwillKind], [0, 300, 'note'])
})

test('S5 is owed what S4 is owed; what to add is a person’s decision', () => {
  const answer = given({ severity: 'S5', outcome: 'accepted', recurring: true, contacts: 9 })
  assert.deepEqual([answer.restitution, answer.goodwill], [3200, 0])
  assert.equal(answer.needsApproval, true)
  assert.deepEqual(answer.warnings, ['s5-manual'])
})

test('lateness and effort add nothing where no goodwill is due', () => {
  assert.equal(given({ severity: 'S1', fault: 'unclear', businessDaysLate: 30, contacts: 9 }).goodwill, 0)
})

test('lateness counts full periods of three days, at most three; effort counts contacts beyond two, at most two', () => {
  const extra = (businessDaysLate: number, contacts: number) =>
    given({ outcome: 'accepted', severity: 'S2', businessDaysLate, contacts }).goodwill - 800
  assert.deepEqual([extra(2, 2), extra(3, 2), extra(9, 2), extra(90, 2)], [0, 400, 1200, 1200])
  assert.deepEqual([extra(0, 0), extra(0, 3), extra(0, 4), extra(0, 40)], [0, 400, 800, 800])
})

test('money for a failure that was not ours is credit, and says that it helps little', () => {
  const answer = given({ fault: 'customer', lossKind: 'money', severity: 'S4' })
  assert.deepEqual([answer.goodwill, answer.goodwillKind], [400, 'credit'])
  assert.deepEqual(answer.warnings, ['not-ours-and-rare', 'voucher-for-money'])
})

test('a fault that recurs counts only when it is ours', () => {
  assert.equal(
    given({ fault: 'third-party', recurring: true }).goodwill,
    given({ fault: 'third-party' }).goodwill,
  )
})

test('half a minor unit is rounded up, in yen, euro and dinar alike', () => {
  const loss = { ...wrongCake, outcome: 'accepted', severity: 'S2' } as const
  for (const currency of ['JPY', 'EUR', 'KWD', 'NOK']) {
    const { restitution, total } = judge({ ...loss, affectedPrice: money(1005, currency) })
    assert.deepEqual([restitution.amount, total.amount], [101, 202], currency)
  }
})

test('one cent above the caller’s mandate asks for approval; without any limit everything does', () => {
  assert.equal(judge(wrongCake, money(8800, 'EUR')).needsApproval, false)
  assert.equal(judge(wrongCake, money(8799, 'EUR')).needsApproval, true)
  assert.equal(recommend(wrongCake, { say: sayIn('en'), mandate: undefined }).needsApproval, true)
})

const loss: fc.Arbitrary<Loss> = fc.record({
  affectedPrice: fc
    .tuple(
      fc.oneof(fc.nat(50), fc.nat(1_000_000), fc.nat({ max: 1e9 })),
      fc.constantFrom('EUR', 'NOK', 'JPY', 'KWD'),
    )
    .map(([amount, currency]) => money(amount, currency)),
  outcome: fc.constantFrom('rejected', 'accepted'),
  severity: fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5'),
  fault: fc.constantFrom('company', 'third-party', 'customer', 'unclear'),
  recurring: fc.boolean(),
  businessDaysLate: fc.nat(20),
  contacts: fc.nat(10),
  lossKind: fc.constantFrom('money', 'goods', 'service', 'time', 'attention', 'data', 'safety'),
})

test('the lines sum to the total, the caps hold, and what is owed is never cut', () => {
  fc.assert(
    fc.property(loss, (one) => {
      const { restitution, goodwill, total, needsApproval, warnings } = judge(one)
      const price = one.affectedPrice.amount
      assert.equal(restitution.amount + goodwill.amount, total.amount)
      assert.ok(Number.isInteger(total.amount) && goodwill.amount >= 0)
      assert.ok(total.amount * 100 <= price * (one.outcome === 'rejected' ? 120 : 60))
      const owed = one.lossKind === 'attention' ? 0 : one.outcome === 'rejected' ? price : undefined
      if (owed !== undefined) assert.equal(restitution.amount, owed)
      assert.equal(needsApproval, warnings.includes('cap-cut') || one.severity === 'S5')
    }),
    { numRuns: 1500 },
  )
})

test('more harm, more delay, more effort and more responsibility never give less', () => {
  fc.assert(
    fc.property(loss, (one) => {
      const total = (change: Partial<Loss>) => judge({ ...one, ...change }).total.amount
      const rising = (all: number[]) =>
        assert.deepEqual(
          all,
          [...all].sort((a, b) => a - b),
        )
      rising((['S1', 'S2', 'S3', 'S4'] as const).map((severity) => total({ severity })))
      rising([0, 2, 3, 5, 6, 9, 12].map((businessDaysLate) => total({ businessDaysLate })))
      rising([0, 2, 3, 4, 5].map((contacts) => total({ contacts })))
      rising(
        (['third-party', 'unclear', 'company'] as const).map((fault) => total({ fault, recurring: false })),
      )
      rising([false, true].map((recurring) => total({ recurring })))
      rising((['accepted', 'rejected'] as const).map((outcome) => total({ outcome })))
      const { amount, currency } = one.affectedPrice
      rising(
        [amount, amount + 1, amount + 7, 2 * amount + 7].map((more) =>
          total({ affectedPrice: money(more, currency) }),
        ),
      )
    }),
    { numRuns: 300 },
  )
})

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

test('nobody who was harmed in safety is sent a voucher, and what was not ours is never topped up in cash', () => {
  fc.assert(
    fc.property(loss, (one) => {
      const kinds = judge(one).options.flatMap(({ kind }) => kind.split('-and-'))
      if (one.lossKind === 'safety') assert.ok(!kinds.includes('credit'))
      if (one.fault === 'third-party' || one.fault === 'customer') assert.ok(!kinds.includes('money'))
    }),
  )
})

test('the reasons of each line sum to what was applied', () => {
  fc.assert(
    fc.property(loss, (one) => {
      const { why, restitution, goodwill } = judge(one)
      const applied = (line: string) =>
        why.filter((reason) => reason.line === line).reduce((sum, { percent }) => sum + percent, 0)
      const price = one.affectedPrice.amount
      if (price === 0) return
      assert.ok(Math.abs((applied('restitution') * price) / 100 - restitution.amount) <= 0.5)
      assert.ok(Math.abs((applied('goodwill') * price) / 100 - goodwill.amount) <= 0.5 + price * 1e-12)
    }),
    { numRuns: 2000 },
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

test('rates an organisation may save keep their directions and never cut what is owed', () => {
  assert.ok(ratesSchema.safeParse(DEFAULT_RATES).success)
  assert.equal(
    ratesSchema.safeParse({ ...DEFAULT_RATES, cap: { rejected: 90, accepted: 60 } }).success,
    false,
  )
  const upsideDown = { ...DEFAULT_RATES, accepted: { S1: 20, S2: 10, S3: 20, S4: 40 } }
  assert.equal(ratesSchema.safeParse(upsideDown).success, false)
})

test('a score sent along is refused: how well a case can be saved never touches what is owed', () => {
  assert.equal(lossSchema.safeParse(wrongCake).success, true)
  assert.equal(lossSchema.safeParse({ ...wrongCake, score: 20 }).success, false)
  assert.equal(lossSchema.safeParse({ ...wrongCake, contacts: -1 }).success, false)
})

const rising = (length: number, max: number) =>
  fc.array(fc.nat(max), { minLength: length, maxLength: length }).map((all) => all.toSorted((a, b) => a - b))

/** Any table that an organisation may save: a matrix that rises both ways, caps above what is owed. */
const savedRates: fc.Arbitrary<Rates> = fc
  .record({
    kept: rising(4, 50),
    steps: rising(4, 10),
    rows: rising(4, 8),
    late: fc.nat(10),
    cap: fc.tuple(fc.nat(50), fc.nat(90)),
  })
  .map(({ kept: k, steps: s, rows: r, late, cap: [more, keptMore] }) => {
    const row = (at: number) => ({
      S1: s[0]! + r[at]!,
      S2: s[1]! + r[at]!,
      S3: s[2]! + r[at]!,
      S4: s[3]! + r[at]!,
    })
    const goodwill = {
      'third-party': row(0),
      unclear: row(1),
      'company-once': row(2),
      'company-recurring': row(3),
    }
    return {
      ...DEFAULT_RATES,
      accepted: { S1: k[0]!, S2: k[1]!, S3: k[2]!, S4: k[3]! },
      goodwill,
      late: { ...DEFAULT_RATES.late, percent: late },
      cap: { rejected: 100 + more, accepted: k[3]! + keptMore },
    }
  })

test('whatever rates an organisation may save, lines sum, caps hold, and what is owed is never cut', () => {
  fc.assert(
    fc.property(savedRates, loss, (rates, one) => {
      assert.ok(ratesSchema.safeParse(rates).success)
      const { restitution, goodwill, total } = recommend(one, { say: sayIn('en'), mandate: undefined, rates })
      const price = BigInt(one.affectedPrice.amount)
      const severity = one.severity === 'S5' ? 'S4' : one.severity
      const percent =
        one.lossKind === 'attention'
          ? 0
          : one.outcome === 'rejected'
            ? rates.rejected
            : rates.accepted[severity]
      assert.equal(BigInt(restitution.amount), (price * BigInt(percent) + 50n) / 100n)
      assert.equal(restitution.amount + goodwill.amount, total.amount)
      const cap = (price * BigInt(rates.cap[one.outcome])) / 100n
      assert.ok(goodwill.amount === 0 || BigInt(total.amount) <= cap)
    }),
    { numRuns: 600 },
  )
})
