import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_CATALOGUE } from '../../../compensation/catalogue.ts'
import { DEFAULT_RATES } from '../../../compensation/rates.ts'
import { DEFAULT_POINTS } from '../../assessment/points.ts'
import { DEFAULT_WORTH } from '../../assessment/worth.ts'
import { contentFrom, numberOf, typedFrom } from './flat.ts'
import { TABLES } from './tables.ts'

const SHIPPED = {
  points: DEFAULT_POINTS,
  worth: DEFAULT_WORTH,
  rates: DEFAULT_RATES,
  catalogue: DEFAULT_CATALOGUE,
}

test('a table typed and read again is the same table', () => {
  for (const table of Object.values(SHIPPED))
    assert.deepEqual(contentFrom<object>(table, typedFrom(table)), table)
})

test('every number of every table has its place on the screen, and every place its number', () => {
  for (const { name, groups } of TABLES) {
    const { version: _, ...known } = typedFrom(SHIPPED[name])
    const shown = groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
    assert.deepEqual(shown.toSorted(), Object.keys(known).toSorted(), name)
  }
})

test('what is no whole number keeps nothing', () => {
  assert.deepEqual(['-8', '−8', ' 12 ', '1.5', '', 'ten'].map(numberOf), [
    -8,
    -8,
    12,
    undefined,
    undefined,
    undefined,
  ])
  assert.equal(contentFrom(DEFAULT_POINTS, { 'severity.S2': 'ten' }), undefined)
  assert.equal(contentFrom(DEFAULT_POINTS, { 'severity.S2': '−12' })?.severity.S2, -12)
  assert.equal(DEFAULT_POINTS.severity.S2, -8)
})
