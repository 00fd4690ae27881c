import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SCALE_RULES, SCALES, type Scale } from '../language/score.ts'
import { hasWords, LOCALES } from '../platform/i18n/index.ts'
import { measureImpact } from './measure.ts'
import { ARMS, type PairTable } from './pairs.ts'
import { type People, tableOfPeople } from './pairs-by-name.ts'
import { reportImpact } from './report.ts'
import { sayHeadline } from './say.ts'
import { type ImpactView, impactView, type ShareFigure } from './view.ts'

const tableOn = (scale: Scale): fc.Arbitrary<PairTable> => {
  const score = fc.integer({ min: SCALE_RULES[scale].lowest, max: SCALE_RULES[scale].highest })
  const people: fc.Arbitrary<People> = fc.tuple(
    fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 400 })),
    fc.constantFrom(...ARMS),
    score,
    fc.option(score, { nil: undefined }),
  )
  return fc.array(people, { maxLength: 14 }).map((all) => tableOfPeople(all, scale))
}

const anyData = fc.constantFrom(...SCALES).chain((scale) =>
  fc.record({
    table: tableOn(scale),
    sites: fc.dictionary(fc.constantFrom('Storgata', 'App', 'Phone', 'Hamar'), tableOn(scale)),
    given: fc.option(
      fc.record({
        mean: fc.constant(SCALE_RULES[scale].recoveredFrom),
        retest: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
      }),
      { nil: undefined },
    ),
  }),
)

const viewOf = ({
  table,
  sites,
  given,
}: {
  table: PairTable
  sites: Record<string, PairTable>
  given?: { mean: number; retest?: number | undefined } | undefined
}): ImpactView => impactView(table, new Map(Object.entries(sites)), given)

const sharesOf = (view: ImpactView): ShareFigure[] => [
  view.recovered.headline,
  view.recovered.responders,
  ...(view.recovered.anyway ? [view.recovered.anyway] : []),
  ...view.groups.map((line) => line.rate),
]

const onRandomData = (check: (view: ImpactView) => void): void =>
  fc.assert(
    fc.property(anyData, (data) => check(viewOf(data))),
    { seed: 21, numRuns: 150 },
  )

test('whatever the data, no percentage is shown for fewer than ten people', () => {
  onRandomData((view) => {
    for (const { n, shown } of sharesOf(view)) if (n < 10) assert.equal(shown, undefined)
    if (view.recovered.headline.n < 10)
      assert.deepEqual([view.recovered.coverage, view.recovered.bounds], [undefined, undefined])
  })
})

test('whatever the data, every share lies between 0 and 1 inside its own interval', () => {
  onRandomData((view) => {
    for (const { shown } of sharesOf(view)) {
      if (shown === undefined) continue
      assert.ok(0 <= shown.low && shown.low <= shown.rate && shown.rate <= shown.high && shown.high <= 1)
    }
  })
})

test('whatever the data, no rise is shown without what would have come anyway', () => {
  onRandomData(({ uplift }) => {
    if (!uplift.shown) {
      assert.deepEqual(Object.keys(uplift).sort(), ['pairs', 'shown', 'why'])
      return
    }
    assert.ok(Number.isFinite(uplift.expected) && Number.isFinite(uplift.net.mean))
    assert.ok(Math.abs(uplift.change.mean - uplift.expected - uplift.net.mean) < 1e-9)
    assert.ok(uplift.net.low <= uplift.net.mean && uplift.net.mean <= uplift.net.high)
    assert.notEqual(uplift.method, 'none')
  })
})

test('whatever the data, an assumed correlation is said to be assumed', () => {
  onRandomData((view) => {
    if (!view.uplift.shown) return
    const assumes = view.uplift.method === 'given mean, assumed retest'
    assert.deepEqual(view.uplift.assumed, assumes ? ['retest'] : [])
    assert.equal(view.assumption !== undefined, assumes)
  })
})

test('whatever the data, the headline rate is of all who were let down', () => {
  onRandomData((view) => {
    const { headline, responders, bounds } = view.recovered
    assert.ok(headline.n >= responders.n)
    if (headline.shown && bounds) assert.equal(headline.shown.rate, bounds.low)
    if (headline.shown && responders.shown) assert.ok(headline.shown.rate <= responders.shown.rate + 1e-12)
  })
})

test('whatever the data, the sentence claims an effect only when the interval leaves zero out', () => {
  onRandomData(({ finding, uplift }) => {
    if (finding.key.startsWith('headline.effect')) assert.ok(uplift.shown && uplift.net.low > 0)
    if (finding.key === 'headline.harm') assert.ok(uplift.shown && uplift.net.high < 0)
    if (uplift.shown && uplift.pairs < 30) assert.equal(finding.key, 'headline.tooLittleData')
  })
})

test('whatever the data, every definition exists in words', () => {
  onRandomData((view) => {
    for (const { definition } of sharesOf(view)) assert.ok(hasWords(`impact:${definition}`))
    if (view.uplift.shown) assert.ok(hasWords(`impact:${view.uplift.definition}`))
  })
})

test('the finding is a sentence with its numbers in every language', () => {
  fc.assert(
    fc.property(anyData, fc.constantFrom(...LOCALES), ({ table, given }, locale) => {
      const impact = measureImpact(table, given)
      for (const said of [
        sayHeadline(impact, { scale: table.scale, locale }),
        reportImpact(impact, { scale: table.scale, locale }),
      ]) {
        assert.ok(said.length > 3)
        assert.doesNotMatch(said, /\{\{|headline\.|report\.|method\.|NaN|Infinity|undefined|null/)
      }
    }),
    { seed: 22, numRuns: 150 },
  )
})

test('three quarters of a star, not two, and in Russian with a comma', () => {
  const people: People[] = [
    [200, 'treated', 1, 4],
    [200, 'treated', 2, 3],
    [400, 'background', 1, 2],
    [400, 'background', 1, 3],
    [400, 'background', 2, 3],
  ]
  const impact = measureImpact(tableOfPeople(people))
  assert.equal(
    sayHeadline(impact, { scale: 'stars5', locale: 'en' }),
    'Recovery gave back 0.75 stars, not the 2.00 stars seen.',
  )
  assert.equal(
    sayHeadline(impact, { scale: 'stars5', locale: 'ru' }),
    'Работа с недовольными вернула 0,75 звезды, а не 2,00 звезды, как кажется.',
  )
})

test('points and the line of the picture come together or not at all', () => {
  onRandomData(({ uplift }) => {
    if (!uplift.shown) return
    for (const point of uplift.points) {
      assert.ok(point.n >= 10 && Number.isFinite(point.expected))
      assert.ok(point.after.low <= point.after.mean && point.after.mean <= point.after.high)
    }
  })
})
