import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type NextKind, nextThing, type Standing } from './next.ts'
import { EVIDENCE, STATUSES, type Status } from './rows.ts'
import {
  allowedIn,
  currentStep,
  isHonestOutcome,
  MOVES,
  mayGoOnUnconfirmed,
  mayMove,
  shareOf,
  silenceIsShown,
  statusBefore,
  stepsDone,
} from './rules.ts'

const noon = Temporal.Instant.from('2026-11-22T11:00:00Z')
const inMinutes = (minutes: number) => noon.add({ minutes })
const anyStatus = fc.constantFrom(...STATUSES)
const anyEvidence = fc.uniqueArray(fc.constantFrom(...EVIDENCE))

test('no case is solved before somebody was acknowledged and understood, whatever the walk', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (choices) => {
      let status: Status = 'open'
      const walked: Status[] = [status]
      for (const choice of choices) {
        const next: readonly Status[] = MOVES[status]
        status = next[choice % next.length]!
        if (status === 'open') walked.length = 0
        walked.push(status)
      }
      const at = (step: Status) => walked.lastIndexOf(step)
      if (at('solved') >= 0) assert.ok(at('understood') >= 0 && at('understood') < at('solved'))
      if (at('closed') >= 0) assert.ok(at('followed-up') >= 0 && at('followed-up') < at('closed'))
    }),
  )
})

test('every state leads back to open in the end: no case is lost', () => {
  for (const start of STATUSES) {
    const reached = new Set<Status>([start])
    for (const status of reached) for (const next of MOVES[status]) reached.add(next)
    assert.ok(reached.has('open'), start)
  }
})

test('a solved case is never dismissed, and a closed one only opens again', () => {
  assert.ok(!mayMove('solved', 'dismissed'))
  assert.deepEqual([...MOVES.closed], ['open'])
})

test('gold runs from step to step and never past the one that is being worked on', () => {
  fc.assert(
    fc.property(anyStatus, fc.boolean(), anyEvidence, (status, owned, evidence) => {
      const share = shareOf({ status, owned, evidence })
      const done = stepsDone(status)
      assert.ok(share >= done && share < done + 1)
    }),
  )
})

test('more to show never takes gold away', () => {
  fc.assert(
    fc.property(anyStatus, anyEvidence, fc.constantFrom(...EVIDENCE), (status, evidence, more) => {
      const before = shareOf({ status, owned: false, evidence })
      assert.ok(shareOf({ status, owned: true, evidence: [...evidence, more] }) >= before)
    }),
  )
})

test('a dismissed case shows the bare crack and has no step to work on', () => {
  assert.equal(shareOf({ status: 'dismissed', owned: true, evidence: [...EVIDENCE] }), 0)
  assert.equal(currentStep('dismissed'), null)
  assert.deepEqual(allowedIn('dismissed'), ['triage'])
})

test('taken back, a case stands where it stood', () => {
  assert.equal(statusBefore({ acknowledged_at: null, understood_at: null }), 'open')
  assert.equal(statusBefore({ acknowledged_at: noon, understood_at: null }), 'acknowledged')
  assert.equal(statusBefore({ acknowledged_at: noon, understood_at: noon }), 'understood')
})

test('a customer who does not answer the read-back holds up the fix for a day at most', () => {
  assert.ok(!mayGoOnUnconfirmed(noon, noon.add({ hours: 23 })))
  assert.ok(mayGoOnUnconfirmed(noon, noon.add({ hours: 24 })))
})

test('one unanswered attempt is not silence, two are', () => {
  assert.ok(!silenceIsShown(1))
  assert.ok(silenceIsShown(2))
})

test('a promise done after its time was not kept', () => {
  assert.ok(isHonestOutcome('kept', { dueAt: noon, at: noon }))
  assert.ok(!isHonestOutcome('kept', { dueAt: noon, at: inMinutes(1) }))
  assert.ok(isHonestOutcome('late', { dueAt: noon, at: inMinutes(1) }))
})

const anasCase: Standing = {
  status: 'open',
  owner_id: 'ana',
  evidence: [],
  alert_due_at: null,
  due: { contact: inMinutes(10), resolve: inMinutes(600) },
  customerName: 'Clara Nygaard',
  promise: null,
  callDueAt: null,
  readBackAt: null,
  now: noon,
}
const nextOf = (change: Partial<Standing>): [NextKind, string | undefined] => {
  const { kind, dueAt } = nextThing({ ...anasCase, ...change })
  return [kind, dueAt?.toString()]
}

test('an unanswered alert comes before everything', () => {
  assert.deepEqual(nextOf({ alert_due_at: inMinutes(2), owner_id: null }), [
    'answer-alert',
    '2026-11-22T11:02:00Z',
  ])
})

test('a case that nobody owns is to be taken before anything is done on it', () => {
  assert.equal(nextOf({ owner_id: null })[0], 'take')
})

test('step by step the next thing is the step, with its clock', () => {
  assert.deepEqual(nextOf({}), ['acknowledge', '2026-11-22T11:10:00Z'])
  assert.equal(nextOf({ status: 'acknowledged' })[0], 'read-back')
  assert.equal(nextOf({ status: 'acknowledged', readBackAt: noon })[0], 'await-confirmation')
  assert.equal(nextOf({ status: 'understood' })[0], 'solve')
  assert.equal(nextOf({ status: 'understood', evidence: ['offer-asked'] })[0], 'await-yes')
  assert.equal(nextOf({ status: 'understood', evidence: ['offer-made'] })[0], 'await-choice')
  assert.equal(nextOf({ status: 'understood', evidence: ['offer-made', 'offer-accepted'] })[0], 'solve')
  assert.equal(nextOf({ status: 'solved', due: {} })[0], 'ask-again')
  assert.equal(nextOf({ status: 'solved', due: {}, evidence: ['asked'] })[0], 'await-answer')
  assert.equal(nextOf({ status: 'followed-up', due: {} })[0], 'close')
  assert.equal(nextOf({ status: 'closed' })[0], 'none')
})

test('a promise that breaks before the step does comes first, in its own words', () => {
  const promise = { text: 'Cake at the door', dueAt: inMinutes(5) }
  const next = nextThing({ ...anasCase, promise })
  assert.deepEqual([next.kind, next.values.text], ['keep-promise', 'Cake at the door'])
  assert.equal(nextOf({ promise: { ...promise, dueAt: inMinutes(20) } })[0], 'acknowledge')
})

test('a customer known only by phone is called, and a silent day asks for a word', () => {
  assert.equal(nextOf({ callDueAt: inMinutes(3) })[0], 'call')
  const due = { resolve: inMinutes(600), update: inMinutes(-1) }
  assert.equal(nextOf({ status: 'understood', due })[0], 'update')
  assert.equal(nextOf({ status: 'understood', due: { ...due, update: inMinutes(1) } })[0], 'solve')
})
