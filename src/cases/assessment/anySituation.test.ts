import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parcelLateInStorm, prior, situation, WORSE } from '../../../test/situations.ts'
import { LOCALES, t } from '../../platform/i18n/i18n.ts'
import { assess } from './explain.ts'
import { assessmentSchema, type Situation } from './schema.ts'
import { scoreRecoverability } from './score.ts'

test('the reasons always sum to the score, begin at 100 and stay within 0 and 100', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { score, contributions } = scoreRecoverability(given)
      assert.deepEqual(contributions[0], { factor: 'start', points: 100 })
      assert.equal(
        contributions.reduce((sum, { points }) => sum + points, 0),
        score,
      )
      assert.ok(score >= 0 && score <= (given.severity === 'S5' ? 40 : 100))
    }),
    { numRuns: 2000 },
  )
})

test('no worse fact ever scores better', () => {
  fc.assert(
    fc.property(situation, prior, fc.nat(400), (given, more, later) => {
      const base = scoreRecoverability(given).score
      for (const [fact, order] of Object.entries(WORSE) as [keyof typeof WORSE, readonly string[]][]) {
        const scores = order.map(
          (value) => scoreRecoverability({ ...given, [fact]: value } as Situation).score,
        )
        assert.deepEqual(
          scores,
          [...scores].sort((a, b) => b - a),
          fact,
        )
      }
      assert.ok(
        scoreRecoverability({ ...given, priorFailures: [...given.priorFailures, more] }).score <= base,
      )
      const faded = given.priorFailures.map((p) => ({ ...p, daysAgo: p.daysAgo + later }))
      assert.ok(scoreRecoverability({ ...given, priorFailures: faded }).score >= base)
    }),
    { numRuns: 1000 },
  )
})

test('every reason is said in all six languages', () => {
  fc.assert(
    fc.property(situation, fc.constantFrom(...LOCALES), (given, locale) => {
      const answer = assess(given, (key, values) => t(locale, key, values))
      assert.deepEqual(assessmentSchema.parse(answer), answer)
      for (const text of [answer.hint, ...answer.contributions.map(({ why }) => why)])
        assert.doesNotMatch(text, /assessment\.|\{\{|undefined|Infinity/)
    }),
    { numRuns: 300 },
  )
})

test('the hint names what fails and what nobody knows, and never promises a fan', () => {
  const hint = assess({ ...parcelLateInStorm, severity: 'S3', control: 'unknown' }, (key, values) =>
    t('en', key, values),
  ).hint
  assert.match(
    hint,
    /2 of four met\. Not so: it was not grave\. Not known: we could hardly have prevented it\./,
  )
  assert.doesNotMatch(hint, /will/)
})
