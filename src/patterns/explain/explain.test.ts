import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LOCALES } from '../../platform/i18n/index.ts'
import { chanceFrom } from '../../statistics/index.ts'
import { poissonCount } from '../planted/draws.ts'
import type { PatternFinding } from '../searchInteractions.ts'
import { type AgentCount, countLacking, moduleEffects } from './agents.ts'
import { funnelOf } from './funnel.ts'
import { releaseEffect } from './releases.ts'
import { sayFewAgents, sayFinding } from './say.ts'

const DAY = 86_400

function chanceOf(seed: number) {
  const chance = chanceFrom(seed)
  for (let i = 0; i < 100; i++) chance.uniform()
  return chance
}

/** Thirty agents in three teams with 20 failures due each; those without the module fail `ratio` times as often. */
function agentsWith(ratio: number, seed: number): AgentCount[] {
  const chance = chanceOf(seed)
  return Array.from({ length: 30 }, (_, i) => {
    const done = i % 2 === 0
    return {
      agent: `a${i}`,
      failures: poissonCount(chance, done ? 20 : 20 * ratio),
      expected: 20,
      done,
      stratum: `team ${i % 3}`,
    }
  })
}

test('agents without the module who fail twice as often are told, and by how much', () => {
  const [effect] = moduleEffects([{ module: 'Calm calls', agents: agentsWith(2, 3) }], chanceOf(1))
  assert.ok(effect!.pAdjusted < 0.001)
  assert.ok(effect!.ratio > 1.6 && effect!.ratio < 2.4, `${effect!.ratio}`)
})

test('a module that makes no difference is blamed in one company of twenty at most', () => {
  const chance = chanceOf(2)
  let blamed = 0
  for (let seed = 0; seed < 60; seed++) {
    const [effect] = moduleEffects([{ module: 'Calm calls', agents: agentsWith(1, 100 + seed) }], chance)
    if (effect!.p <= 0.05) blamed++
  }
  assert.ok(blamed <= 7, `${blamed} of 60`)
})

test('with fewer than eight agents on a side nothing is tested, only counted', () => {
  const agents = agentsWith(3, 5).slice(0, 12)
  assert.deepEqual(moduleEffects([{ module: 'Calm calls', agents }], chanceOf(1)), [])
  const few = countLacking(
    [{ done: false }, { done: false }, { done: false }, { done: false }, { done: true }],
    Array.from({ length: 24 }, (_, i) => ({ done: i >= 3 })),
  )
  assert.deepEqual(
    { ...few, p: Math.round(few.p * 1e4) / 1e4 },
    { lacking: 4, of: 5, othersLacking: 3, ofOthers: 24, p: 0.0067 },
  )
  assert.match(
    sayFewAgents('Calm calls', few, 'en'),
    /^4 of 5 people in this pattern lack “Calm calls”, 3 of 24 others do/,
  )
})

/** A year of days with 10 failures due; `after` times as many in the week after each release, `onDay` on its weekday. */
function yearOf(releases: number[], { after, onDay }: { after: number; onDay: number }, seed: number) {
  const chance = chanceOf(seed)
  const at = Float64Array.from({ length: 364 }, (_, day) => day * DAY)
  const failures = at.map((t) => {
    const fresh = releases.some((release) => t >= release && t < release + 7 * DAY)
    const weekday = (t / DAY) % 7 === (releases[0]! / DAY) % 7
    return poissonCount(chance, 10 * (fresh ? after : 1) * (weekday ? onDay : 1))
  })
  return { at, failures, expected: new Float64Array(364).fill(10) }
}

const RELEASES = [50, 92, 134, 176, 218, 260, 302, 344].map((day) => day * DAY)

test('failures that double after each release are told with their size', () => {
  const effect = releaseEffect(yearOf(RELEASES, { after: 2, onDay: 1 }, 3), RELEASES, chanceOf(1))
  assert.ok(effect.p <= 0.05, `p ${effect.p}`)
  assert.equal(effect.up, RELEASES.length)
  assert.ok(effect.pooled!.low > 1.5 && effect.pooled!.high < 2.7)
})

test('releases are not blamed for their weekday being a bad one', () => {
  const effect = releaseEffect(yearOf(RELEASES, { after: 1, onDay: 3 }, 4), RELEASES, chanceOf(1))
  assert.ok(effect.p > 0.05, `p ${effect.p}`)
})

test('in a funnel of equals nobody stands out, and one who fails three times as often does', () => {
  const chance = chanceOf(9)
  const equals = Array.from({ length: 40 }, (_, i) => ({
    name: `a${i}`,
    failures: poissonCount(chance, 30),
    expected: 30,
  }))
  assert.equal(funnelOf(equals).points.filter(({ q }) => q < 0.05).length, 0)
  const { points } = funnelOf([...equals, { name: 'Mark', failures: 90, expected: 30 }])
  assert.deepEqual(
    points.filter(({ q }) => q < 0.05).map(({ name }) => name),
    ['Mark'],
  )
})

const FINDING: PatternFinding = {
  slice: { hour: '9', agent: 'Mark' },
  failures: 40,
  exposure: 400,
  expected: 10.2,
  ratio: 3.1,
  low: 2.3,
  high: 4.2,
  p: 1e-9,
  q: 1e-6,
  claimed: true,
  direction: 'worse',
}

test('a finding is a sentence in every language, with its numbers and no hole', () => {
  const saying = { timeZone: 'Europe/Oslo' }
  for (const locale of LOCALES) {
    const sentence = sayFinding(FINDING, { ...saying, locale })
    for (const part of ['Mark', '40', '400', '9', '10'])
      assert.ok(sentence.includes(part), `${locale}: ${sentence}`)
    assert.ok(!/[{}]|undefined|patterns:/.test(sentence), sentence)
  }
  assert.equal(
    sayFinding(FINDING, { ...saying, locale: 'en' }),
    'Between 9:00 and 10:00, with Mark: 40 of 400 interactions failed, 3.1 times as often as their mix suggests (10.2 expected; 95 % interval 2.3 to 4.2). At least 13 could be avoided.',
  )
})
