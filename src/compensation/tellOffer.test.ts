import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evidenceWith } from './tellOffer.ts'

const offer = (verdict: 'granted' | 'needs approval', more: object = {}) => ({
  verdict,
  approval: null,
  withdrawn_at: null,
  answer: null,
  ...more,
})

test('an offer above the mandate shows that it asks, and nothing that the customer could count on', () => {
  assert.deepEqual(evidenceWith(['finding'], [offer('needs approval')]), ['finding', 'offer-asked'])
})

test('a yes turns the question into an offer that is out', () => {
  const approved = offer('needs approval', { approval: 'approve' })
  assert.deepEqual(evidenceWith(['offer-asked'], [approved]), ['offer-made'])
})

test('a no leaves nothing of it', () => {
  assert.deepEqual(evidenceWith(['offer-asked'], [offer('needs approval', { approval: 'reject' })]), [])
})

test('what the customer accepted stays shown; what they declined does not', () => {
  const accepted = offer('granted', { answer: 'accepted' })
  const declined = offer('granted', { answer: 'declined' })
  assert.deepEqual(evidenceWith([], [declined, accepted]), ['offer-made', 'offer-accepted'])
  assert.deepEqual(evidenceWith(['offer-made'], [declined]), [])
})
