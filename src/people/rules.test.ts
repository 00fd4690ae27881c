import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sightOf, suggestedMandates } from './rules.ts'

const perCase = (currency: string) => suggestedMandates(currency)?.map((mandate) => mandate.perCase)

test('an agent may give 100 euro, a lead 500, a manager 2,000, unless somebody says otherwise', () => {
  assert.deepEqual(perCase('EUR'), [10_000, 50_000, 200_000])
})

test('in kroner it is ten times that, in yen a hundred and fifty times, without minor units', () => {
  assert.deepEqual(perCase('NOK'), [100_000, 500_000, 2_000_000])
  assert.deepEqual(perCase('JPY'), [15_000, 75_000, 300_000])
})

test('in a currency we know no fair figure for, nothing is suggested', () => {
  assert.equal(perCase('XOF'), undefined)
})

test('an agent without a unit does not see the whole organisation', () => {
  assert.deepEqual(sightOf('agent', []), { all: false, unitIds: [] })
})
