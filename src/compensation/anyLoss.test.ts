import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { judge, loss } from '../../test/losses.ts'
import { money } from '../language/money.ts'
import type { Loss } from './recommendSchema.ts'

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
