import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstName } from './firstName.ts'

test('Clara Nygaard is spoken to as Clara, 林 怡君 and 森 健二 by their whole names, nobody by nothing', () => {
  assert.equal(firstName(' Clara  Nygaard'), 'Clara')
  assert.equal(firstName('Ирина Белова'), 'Ирина')
  assert.equal(firstName('林 怡君'), '林 怡君')
  assert.equal(firstName('森 健二'), '森 健二')
  assert.equal(firstName('  '), undefined)
  assert.equal(firstName(null), undefined)
})
