import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mandatesFrom, readAmount, writeAmount, wrongAmount } from './amounts.ts'

test('sixty euro may be typed with a point, a comma or nothing', () => {
  for (const text of ['60', '60.00', '60,00', ' 60 ']) assert.equal(readAmount(text, 'EUR'), 6_000)
})

test('yen have no cents', () => {
  assert.equal(readAmount('9 000', 'JPY'), 9_000)
  assert.equal(readAmount('90.5', 'JPY'), undefined)
})

test('words and minus signs are no amounts', () => {
  for (const text of ['', 'sixty', '-5', '1e5']) assert.equal(readAmount(text, 'EUR'), undefined)
})

test('an amount stands in its field as short as it can', () => {
  assert.deepEqual([writeAmount(6_000, 'EUR'), writeAmount(6_050, 'EUR')], ['60', '60.50'])
})

test('a month of less than one case is refused, an empty limit always asks', () => {
  assert.equal(wrongAmount({ perCase: '60', perMonth: '50' }, 'EUR'), 'month')
  assert.deepEqual(mandatesFrom({ 'agent EUR': { perCase: '', perMonth: '' } }, ['EUR']), [])
})
