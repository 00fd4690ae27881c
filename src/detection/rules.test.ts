import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_RULES, flagFeedback } from './rules.ts'
import { understand } from './text/understand.ts'

const flagOf = (comment: string, rating: { scale?: 'stars5'; score?: number } = {}) =>
  flagFeedback(
    { source: 'social', comment, ...rating, understanding: understand({ text: comment }) },
    DEFAULT_RULES,
  )

const GLASS = 'There was glass in my soup and my son is in hospital.'

test('glass in the soup calls a lead at once, beside three stars or in a post without any', () => {
  for (const rating of [{}, { scale: 'stars5', score: 3 } as const]) {
    const { flagged, reasons, restsOn } = flagOf(GLASS, rating)
    assert.deepEqual([flagged, reasons.includes('words:safety'), restsOn], [true, true, 'words'])
  }
})

test('beside a happy score grave words are read by a person first, and weak words raise no alert anywhere', () => {
  const happy = flagOf(GLASS, { scale: 'stars5', score: 5 })
  assert.deepEqual([happy.flagged, happy.review], [false, true])
  const weak = flagOf('Terrible service, never again.')
  assert.deepEqual([weak.flagged, weak.review], [false, true])
})
