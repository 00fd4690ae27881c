import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { answerDueAt } from '../cases/index.ts'
import { SEVERITIES } from '../language/severity.ts'
import { alertFor, type Callable, calledAt, nextInChain } from './rules.ts'

const raisedAt = Temporal.Instant.from('2026-11-22T10:43:04Z')
const ingrid: Callable = { staffId: 'ingrid', name: 'Ingrid Haug', why: 'leads this shift' }
const tomas: Callable = { staffId: 'tomas', name: 'Tomas Vik', why: 'leads the unit above' }
const marit: Callable = { staffId: 'marit', name: 'Marit Falk', why: 'owner' }
const minutesAfter = (instant: Temporal.Instant | undefined) => instant?.since(raisedAt).total('minutes')

const alertOf = (chain: Callable[], severity: (typeof SEVERITIES)[number] = 'S3') =>
  alertFor({
    case: { id: 'case', severity, team_id: 'oslo', site_id: null, detected_at: raisedAt, test: false },
    chain,
    now: raisedAt,
    newId: () => 'alert',
  })

test('an alert of any severity must be answered within fifteen minutes', () => {
  for (const severity of SEVERITIES)
    assert.equal(minutesAfter(alertOf([ingrid], severity).alert.answer_due_at), 15)
})

test('the first of the chain is called at once and written to, and a timer waits for the second at ten minutes', () => {
  const { calls, jobs } = alertOf([ingrid, tomas])
  assert.deepEqual(
    calls.map(({ staff_id, why }) => [staff_id, why]),
    [['ingrid', 'leads this shift']],
  )
  assert.deepEqual(
    jobs.map(({ job, startAfter }) => [job, minutesAfter(startAfter)]),
    [
      ['mailAlert', undefined],
      ['escalateUnanswered', 10],
    ],
  )
})

test('with nobody to call the alert still stands, and the timer looks for somebody ten minutes later', () => {
  const { alert, calls, jobs } = alertOf([])
  assert.equal(alert.answered_at, null)
  assert.deepEqual(calls, [])
  assert.deepEqual(
    jobs.map(({ job }) => job),
    ['escalateUnanswered'],
  )
})

test('each further person is called ten minutes after the one before, whatever happened in between', () => {
  assert.deepEqual(
    [1, 2, 3, 4].map((step) => minutesAfter(calledAt(raisedAt, step))),
    [0, 10, 20, 30],
  )
})

test('somebody whose shift began meanwhile is called before those already called are called twice', () => {
  assert.equal(nextInChain([tomas, ingrid, marit], [{ staff_id: 'ingrid' }])?.staffId, 'tomas')
  assert.equal(nextInChain([ingrid], [{ staff_id: 'ingrid' }]), undefined)
})

test('however the chain changes, nobody is ever called twice and everybody is called in the end', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 20 })), (people) => {
      const chain = people.map((person) => ({ ...ingrid, staffId: `${person}` }))
      const called: { staff_id: string }[] = []
      for (let next = nextInChain(chain, called); next; next = nextInChain(chain, called))
        called.push({ staff_id: next.staffId })
      assert.deepEqual(called.map(({ staff_id }) => staff_id).sort(), people.map(String).sort())
    }),
  )
})

test('the clock counts from when the alert was raised, in wall-clock minutes', () => {
  assert.equal(answerDueAt(raisedAt).toString(), '2026-11-22T10:58:04Z')
})
