import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withCard } from './live.ts'
import type { Card, WallNow } from './shapes.ts'

const card = (id: string, dueMinute: number, state: Card['state'] = 'open') =>
  ({
    id,
    state,
    answerDueAt: `2026-11-22T10:${String(dueMinute).padStart(2, '0')}:00Z`,
    called: [],
  }) as unknown as Card

const wall = (alerts: Card[], answeredToday: Card[] = []) => ({ alerts, answeredToday }) as unknown as WallNow
const ids = (cards: Card[]) => cards.map(({ id }) => id)

test('a new alert stands where it breaks, not where it came', () => {
  const shown = withCard(wall([card('omar', 10), card('mei', 40)]), card('lise', 20))
  assert.deepEqual(ids(shown.alerts), ['omar', 'lise', 'mei'])
})

test('an answered alert leaves the waiting ones and heads the answered ones', () => {
  const shown = withCard(
    wall([card('omar', 10)], [card('clara', 1, 'answered')]),
    card('omar', 10, 'answered'),
  )
  assert.deepEqual(ids(shown.alerts), [])
  assert.deepEqual(ids(shown.answeredToday), ['omar', 'clara'])
})

test('an alert heard twice stands once', () => {
  const once = withCard(wall([]), card('omar', 10))
  assert.deepEqual(ids(withCard(once, card('omar', 10)).alerts), ['omar'])
})

test('a withdrawn alert is nowhere', () => {
  const shown = withCard(wall([card('omar', 10)]), card('omar', 10, 'withdrawn'))
  assert.deepEqual([ids(shown.alerts), ids(shown.answeredToday)], [[], []])
})
