import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judge, sayIn, wrongCake } from '../../test/losses.ts'
import { money } from '../language/money.ts'
import { recommend } from './recommend.ts'
import { type Loss, lossSchema } from './recommendSchema.ts'

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

test('a score sent along is refused: how well a case can be saved never touches what is owed', () => {
  assert.equal(lossSchema.safeParse(wrongCake).success, true)
  assert.equal(lossSchema.safeParse({ ...wrongCake, score: 20 }).success, false)
  assert.equal(lossSchema.safeParse({ ...wrongCake, contacts: -1 }).success, false)
})
