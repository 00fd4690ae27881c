import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atLeast, compareSeverity, SEVERITIES, type Severity, worst } from './severity.ts'

test('the worst of several is what the case carries', () => {
  assert.equal(worst(['S2', 'S4', 'S1']), 'S4')
  assert.equal(worst([]), 'S1')
})

test('severities sort from mild to grave', () => {
  const unsorted: Severity[] = ['S5', 'S1', 'S3']
  assert.deepEqual([...unsorted].sort(compareSeverity), ['S1', 'S3', 'S5'])
  assert.deepEqual(
    SEVERITIES.filter((severity) => atLeast(severity, 'S4')),
    ['S4', 'S5'],
  )
})
