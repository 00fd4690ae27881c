import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loss, sayIn } from '../../test/losses.ts'
import { DEFAULT_RATES, type Rates, ratesSchema } from './rates.ts'
import { recommend } from './recommend.ts'

test('rates an organisation may save keep their directions and never cut what is owed', () => {
  assert.ok(ratesSchema.safeParse(DEFAULT_RATES).success)
  assert.equal(
    ratesSchema.safeParse({ ...DEFAULT_RATES, cap: { rejected: 90, accepted: 60 } }).success,
    false,
  )
  const upsideDown = { ...DEFAULT_RATES, accepted: { S1: 20, S2: 10, S3: 20, S4: 40 } }
  assert.equal(ratesSchema.safeParse(upsideDown).success, false)
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
