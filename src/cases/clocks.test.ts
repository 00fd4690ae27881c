import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SEVERITIES } from '../language/severity.ts'
import { contactDueAt, openingClocks, resolveDueAt, updateDueAt } from './clocks.ts'

const at = (text: string) => Temporal.Instant.from(text)
const schedule = {
  timeZone: 'Europe/Oslo',
  hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
}
const tuesdayNoon = at('2026-11-24T11:00Z')
const dueAfter = (channel: string, severity: (typeof SEVERITIES)[number], detectedAt = tuesdayNoon) =>
  (contactDueAt({ detectedAt, severity, channel, schedule }).epochMilliseconds -
    detectedAt.epochMilliseconds) /
  60_000

test('a survey, a review and a post in public each wait fifteen minutes', () => {
  for (const channel of ['survey', 'review', 'social', 'floor']) assert.equal(dueAfter(channel, 'S2'), 15)
})

test('on the telephone the apology belongs into the call itself', () => {
  assert.equal(dueAfter('phone', 'S1'), 0)
})

test('an e-mail of an annoyed customer waits at most four hours of the week', () => {
  assert.equal(dueAfter('email', 'S3'), 240)
  assert.equal(dueAfter('form', 'S1', at('2026-11-24T15:00Z')), 20 * 60)
})

test('over a weekend nobody waits longer than a day for the first word', () => {
  assert.equal(dueAfter('email', 'S2', at('2026-11-20T15:30Z')), 24 * 60)
})

test('a once-only event harmed by letter is answered within thirty minutes, a danger within fifteen', () => {
  assert.equal(dueAfter('email', 'S4'), 30)
  assert.equal(dueAfter('email', 'S5'), 15)
})

test('being graver never makes anybody wait longer for the first word', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('survey', 'form', 'email', 'review', 'social', 'floor', 'phone', 'import'),
      fc.integer({ min: 0, max: 31_535_999 }),
      (channel, second) => {
        const detectedAt = at('2026-01-01T00:00Z').add({ seconds: second })
        const waits = SEVERITIES.map((severity) => dueAfter(channel, severity, detectedAt))
        for (const [index, wait] of waits.entries())
          assert.ok(wait <= (waits[index - 1] ?? wait) && wait >= 0)
      },
    ),
    { numRuns: 100 },
  )
})

test('a passing annoyance is solved within a day, a wedding within five, a danger has a plan within one', () => {
  const hours = SEVERITIES.map((severity) =>
    resolveDueAt(tuesdayNoon, severity).since(tuesdayNoon).total('hours'),
  )
  assert.deepEqual(hours, [24, 48, 72, 120, 24])
})

test('who was badly hurt hears from us every day, others every third', () => {
  assert.equal(updateDueAt(tuesdayNoon, 'S4').since(tuesdayNoon).total('hours'), 24)
  assert.equal(updateDueAt(tuesdayNoon, 'S3').since(tuesdayNoon).total('hours'), 72)
})

test('a new case starts two clocks at the moment the failure was noticed', () => {
  const clocks = openingClocks('case', {
    detectedAt: tuesdayNoon,
    severity: 'S2',
    channel: 'survey',
    schedule,
  })
  assert.deepEqual(
    clocks.map(({ kind, started_at, stopped_at }) => [kind, started_at, stopped_at]),
    [
      ['contact', tuesdayNoon, null],
      ['resolve', tuesdayNoon, null],
    ],
  )
})
