import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceFrom } from '../../statistics/index.ts'
import { knownOf } from './people.ts'
import { RELEASE, RELEASE_GAP, startPlacing } from './placing.ts'
import type { StoredHistory } from './readHistory.ts'
import { releaseRises } from './releaseRises.ts'
import { reportOn } from './report.ts'

const DAY = 86_400
const MONDAY = Date.UTC(2026, 0, 5) / 1000
const DAYS = 168
const A_DAY = 240

interface World {
  seed: number
  /** Days after the first Monday on which the checkout got a new version. */
  releases: number[]
  /** How likely something fails, by what it is about and when. */
  fails(on: { checkout: boolean; day: number; weekday: number; release: number }): number
}

/** Half a year of a shop with a checkout and a search, told interaction by interaction. */
function historyOf({ seed, releases, fails }: World): StoredHistory {
  const chance = chanceFrom(seed)
  const known = knownOf({ people: [], modules: [], shifts: [], units: [] }, 'Europe/Oslo')
  const dates = releases.map((day, i) => ({ release: `1.${i + 1}`, at: MONDAY + day * DAY }))
  const byComponent = new Map([['checkout', dates]])
  const placing = startPlacing({ known, releases: byComponent })
  for (let i = 0; i < DAYS * A_DAY; i++) {
    const day = Math.floor(i / A_DAY)
    const checkout = chance.happens(0.5)
    const release = releases.findLastIndex((from) => from <= day) + 1
    const failed = chance.happens(fails({ checkout, day, weekday: (day % 7) + 1, release }))
    const at = MONDAY + day * DAY + 3600 * (6 + chance.below(12)) + chance.below(3600)
    const about = checkout
      ? (['Cart', 'checkout', `1.${release}`] as const)
      : (['Shelf', 'search', null] as const)
    const id = failed ? String(i) : null
    placing.add([
      at,
      chance.happens(0.5) ? 'app' : 'web',
      null,
      null,
      null,
      ...about,
      null,
      null,
      failed,
      null,
      id,
    ])
  }
  const to = MONDAY + DAYS * DAY
  const span = { from: MONDAY, to, knownAt: to, unitIds: undefined, ratedOnly: false }
  return { ...placing.finish(span), unlinked: 0, known, releases: byComponent }
}

const named = (world: World): string[] =>
  releaseRises(historyOf(world)).map(
    ({ finding: { slice, direction } }) => `${direction} ${slice.component} ${slice[RELEASE]}`,
  )

const MONDAYS = [35, 70, 105, 140]

test('a version since which the checkout fails twice as often is named, with its size, and no other version is', () => {
  const world: World = {
    seed: 4,
    releases: MONDAYS,
    fails: ({ checkout, release }) => (checkout && release >= 3 ? 0.06 : 0.03),
  }
  assert.deepEqual(named(world), ['worse checkout 1.3'])
  const [rise] = releaseRises(historyOf(world))
  assert.ok(rise!.finding.low < 2 && rise!.finding.high > 2 && rise!.finding.low > 1.3)
})

test('a version that mends what the one before it broke is named for that', () => {
  const fails: World['fails'] = ({ checkout, release }) => (checkout && release === 2 ? 0.08 : 0.03)
  assert.deepEqual(named({ seed: 5, releases: MONDAYS, fails }), [
    'worse checkout 1.2',
    'better checkout 1.3',
  ])
})

test('releases on Mondays are not blamed for bad Mondays, nor for a bad spring that everything shares', () => {
  for (const seed of [11, 12, 13, 14, 15, 16]) {
    const mondays: World['fails'] = ({ weekday }) => (weekday === 1 ? 0.09 : 0.03)
    assert.deepEqual(named({ seed, releases: MONDAYS, fails: mondays }), [], `Mondays, ${seed}`)
    const spring: World['fails'] = ({ day }) => (day >= 70 ? 0.06 : 0.03)
    assert.deepEqual(named({ seed, releases: MONDAYS, fails: spring }), [], `spring, ${seed}`)
  }
})

test('in twenty shops whose versions change nothing no version is named', () => {
  for (let seed = 100; seed < 120; seed++)
    assert.deepEqual(named({ seed, releases: MONDAYS, fails: () => 0.03 }), [], `${seed}`)
})

test('weeks in which clocks change are weeks like others, wherever the shop stands', () => {
  for (const timeZone of ['Europe/Oslo', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe']) {
    const history = historyOf({ seed: 21, releases: [], fails: () => 0.03 })
    const { findings, charts } = reportOn(history, {
      directions: ['worse', 'better'],
      timeZone,
      from: MONDAY,
      to: MONDAY + DAYS * DAY,
      earlier: new Set(),
    })
    assert.deepEqual(findings, [], timeZone)
    assert.deepEqual(
      charts!.shown.filter(({ alarms }) => alarms.length > 0),
      [],
      timeZone,
    )
  }
})

test('two components may have versions of one name', () => {
  const { leaves } = historyOf({ seed: 4, releases: MONDAYS, fails: () => 0.03 })
  const values = leaves.dimensions.find(({ name }) => name === RELEASE)!.values
  assert.ok(values.includes(`checkout${RELEASE_GAP}1.2`))
})
