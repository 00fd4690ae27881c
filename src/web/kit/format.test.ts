import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatMoney, formatsFor } from './format.ts'

const noon = Date.parse('2026-11-22T11:00:00Z')
const oslo = formatsFor('en', 'Europe/Oslo', () => noon)

test('today is a time, this week a day and a time, another month a date', () => {
  assert.equal(oslo.moment('2026-11-22T11:10:00Z'), '12:10')
  assert.equal(oslo.moment('2026-11-23T08:00:00Z'), 'Mon 09:00')
  assert.equal(oslo.moment('2026-11-03T08:00:00Z'), '3 Nov')
  assert.equal(oslo.moment('2025-11-03T08:00:00Z'), '3 Nov 2025')
})

test('the same instant is another day further east', () => {
  const tokyo = formatsFor('en', 'Asia/Tokyo', () => noon)
  assert.equal(tokyo.time('2026-11-22T16:00:00Z'), '01:00')
})

test('money stands in its own decimals and its reader’s order', () => {
  assert.equal(formatMoney('en', { amount: 5280, currency: 'EUR' }), '€52.80')
  assert.equal(formatMoney('nb', { amount: 5280, currency: 'EUR' }).replaceAll('\u00a0', ' '), '52,80 €')
  assert.equal(formatMoney('ja', { amount: 1250, currency: 'JPY' }), '￥1,250')
  assert.equal(formatMoney('en', { amount: 1250, currency: 'KWD' }).replaceAll('\u00a0', ' '), 'KWD 1.250')
  assert.equal(formatMoney('en', { amount: 38_640, currency: 'EUR' }, true), '€386')
})

test('how long ago is said in the largest unit that fits', () => {
  assert.equal(oslo.relative('2026-11-22T10:55:00Z'), '5 minutes ago')
  assert.equal(oslo.relative('2026-11-24T11:00:00Z'), 'in 2 days')
})
