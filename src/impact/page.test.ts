import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SCALE_RULES, SCALES, type Scale } from '../language/score.ts'
import { hasWords, LOCALES, type Locale, t } from '../platform/i18n/index.ts'
import { type ClockTally, countClock, emptyClock } from './clocks.ts'
import { drawBars } from './drawing/bars.ts'
import { drawBeforeAfter } from './drawing/before-after.ts'
import { drawClock } from './drawing/clock.ts'
import { drawGroups } from './drawing/groups.ts'
import { drawRates } from './drawing/rates.ts'
import type { Picture } from './drawing/shapes.ts'
import { GROUPINGS } from './groupings.ts'
import { type ImpactPage, impactPage } from './page.ts'
import { ARMS, countPair, type RatingPair } from './pairs.ts'
import type { Figures } from './read-figures.ts'
import { emptyRollup, rollUpPair } from './rollup.ts'
import { impactCsv } from './table.ts'
import type { ShareFigure } from './view.ts'
import {
  clockSays,
  findingOf,
  methodSays,
  pictureWords,
  recoveredSays,
  shareSays,
  upliftSays,
  type Wording,
  wordingFor,
} from './wording.ts'

/** Any company at all: many or few people, learnt, given or unknown what happens anyway, clocks that run or not. */
const figuresOn = (scale: Scale): fc.Arbitrary<Figures> => {
  const { lowest, highest, recoveredFrom } = SCALE_RULES[scale]
  const score = fc.integer({ min: lowest, max: highest })
  const people = fc.record({
    count: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 400 })),
    arm: fc.constantFrom(...ARMS),
    before: score,
    after: fc.option(score, { nil: undefined }),
    group: fc.constantFrom('a', '=cmd|calc', 'Grønland', '森'),
  })
  const clock = fc
    .array(fc.record({ seconds: fc.nat(200_000), stopped: fc.boolean() }), { maxLength: 30 })
    .map((readings): ClockTally => {
      const tally = emptyClock()
      for (const reading of readings) countClock(tally, reading)
      return tally
    })
  return fc
    .record({
      all: fc.array(people, { maxLength: 14 }),
      clocks: fc.record({
        timeToAlert: clock,
        timeToAnswer: clock,
        timeToContact: clock,
        occurrenceToContact: clock,
      }),
      mean: fc.option(fc.constant(recoveredFrom), { nil: undefined }),
      retest: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    })
    .map(({ all, clocks, mean, retest }) => {
      const rollup = emptyRollup(scale)
      for (const { count, group, ...pair } of all) addAll(rollup, pair, { count, group })
      return {
        scale,
        pairsByScale: { [scale]: all.length },
        rollup,
        clocks,
        law: {
          given: mean === undefined ? undefined : { mean, retest },
          ratings: { n: 100, mean: recoveredFrom },
          set:
            retest === undefined
              ? undefined
              : {
                  id: '0190a000-0000-7000-8000-000000000001',
                  scale,
                  mean: mean ?? null,
                  retest,
                  why: 'because',
                  set_by: { kind: 'staff', id: 'x', name: 'Olav' },
                  set_at: Temporal.Instant.from('2026-11-01T10:00:00Z'),
                },
        },
      } satisfies Figures
    })
}

function addAll(
  rollup: Figures['rollup'],
  pair: RatingPair,
  { count, group }: { count: number; group: string },
): void {
  const of = Object.fromEntries(GROUPINGS.map((grouping) => [grouping, group]))
  if (pair.arm === 'treated' || pair.arm === 'reopened') rollUpPair(rollup, pair, of, count)
  else countPair(rollup.whole, pair, count)
}

const period = { from: Temporal.PlainDate.from('2026-08-23'), to: Temporal.PlainDate.from('2026-11-22') }
const pageOf = (figures: Figures): ImpactPage =>
  impactPage(figures, {
    asked: { period },
    fromTheBeginning: false,
    timeZone: 'Europe/Oslo',
    by: 'site',
    names: new Map([['a', 'Storgata']]),
    countedAt: null,
  })

const anyFigures = fc.constantFrom(...SCALES).chain(figuresOn)

const onAnyPage = (check: (page: ImpactPage) => void): void =>
  fc.assert(
    fc.property(anyFigures, (figures) => check(pageOf(figures))),
    { seed: 41, numRuns: 200 },
  )

const sharesOf = (page: ImpactPage): ShareFigure[] => [
  page.recovered.headline,
  page.recovered.responders,
  ...(page.recovered.anyway ? [page.recovered.anyway] : []),
  ...page.groups.map(({ rate }) => rate),
  ...page.clocks.map(({ within }) => within),
]

const wordingOf = (page: ImpactPage, locale: Locale): Wording =>
  wordingFor((key, values) => t(locale, `impact:${key}`, values), { scale: page.scale, locale })

/** Everything that is written on the page. */
function writtenOn(page: ImpactPage, wording: Wording): string[] {
  return [
    ...findingOf(page, wording),
    upliftSays(page, wording) ?? '',
    methodSays(page, wording) ?? '',
    recoveredSays(page, wording),
    ...sharesOf(page).map((share) => shareSays(share, wording)),
    ...page.clocks.flatMap((clock) => clockSays(clock, wording)),
    ...picturesOf(page, wording).flatMap(({ shapes }) =>
      shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : [])),
    ),
  ]
}

function picturesOf(page: ImpactPage, wording: Wording): Picture[] {
  const words = pictureWords(page, wording)
  const { uplift, range } = page
  return [
    ...(uplift.shown
      ? [
          ...(uplift.line.length > 0
            ? [drawBeforeAfter(uplift, { range, width: 500, height: 316, words: words.beforeAfter })]
            : []),
          drawBars(uplift, { width: 260, height: 316, words: words.bars }),
        ]
      : []),
    drawRates(page.recovered, { width: 400, words: words.rates }),
    ...(page.groups.length > 0
      ? [drawGroups(page.groups, { everywhere: page.everywhere, width: 400, words: words.groups })]
      : []),
    ...page.clocks.flatMap((clock) =>
      clock.curve.length > 0 ? [drawClock(clock, { width: 300, height: 100, words: words.clock })] : [],
    ),
  ]
}

test('whatever the data, nothing on the page is a percentage of fewer than ten people', () => {
  onAnyPage((page) => {
    for (const { n, shown } of sharesOf(page)) if (n < 10) assert.equal(shown, undefined)
    for (const { n, curve, medianSeconds, p90Seconds } of page.clocks)
      if (n < 10) assert.deepEqual([curve, medianSeconds, p90Seconds], [[], undefined, undefined])
    if (page.recovered.headline.n < 10)
      assert.deepEqual(
        [page.recovered.coverage, page.recovered.bounds, page.everywhere],
        [undefined, undefined, undefined],
      )
  })
})

test('with fewer than ten people no per cent sign is written in any sentence about them', () => {
  onAnyPage((page) => {
    const wording = wordingOf(page, 'en')
    if (page.recovered.headline.n < 10) assert.doesNotMatch(recoveredSays(page, wording), /%/)
    for (const share of sharesOf(page)) if (share.n < 10) assert.doesNotMatch(shareSays(share, wording), /%/)
    for (const clock of page.clocks)
      if (clock.n < 10) assert.doesNotMatch(clockSays(clock, wording).join(), /%/)
  })
})

test('whatever the data, no rise is shown without its twin: in figures, in words and in the picture', () => {
  onAnyPage((page) => {
    const { uplift } = page
    if (!uplift.shown) {
      assert.deepEqual(Object.keys(uplift).sort(), ['pairs', 'shown', 'why'])
      assert.equal(upliftSays(page, wordingOf(page, 'en')), undefined)
      return
    }
    assert.ok(Math.abs(uplift.change.mean - uplift.expected - uplift.net.mean) < 1e-9)
    assert.notEqual(uplift.method, 'none')
    for (const { before, expected } of uplift.points) {
      assert.ok(Number.isFinite(expected))
      assert.ok(
        uplift.line.some((point) => point.before === before && point.expected === expected),
        'every point stands over the line',
      )
    }
  })
})

test('whatever the data, a net figure outside groups that were measured does not exist', () => {
  onAnyPage((page) => {
    for (const { net, rate } of page.groups) if (net) assert.ok(rate.n >= 10 && page.uplift.shown)
  })
})

test('whatever the data, what is assumed is said to be assumed, and by whom it was set', () => {
  onAnyPage((page) => {
    const { used, retest, set } = page.assumptions
    if (!page.uplift.shown) return assert.equal(used, false)
    const { method, assumed } = page.uplift
    assert.equal(used, method.startsWith('given mean'))
    assert.equal(page.assumption !== undefined, method === 'given mean, assumed retest')
    assert.deepEqual(assumed, method === 'given mean, assumed retest' ? ['retest'] : [])
    if (method === 'given mean, assumed retest')
      assert.deepEqual([retest.value, retest.from], [0.5, 'assumed'])
    if (method === 'given mean and retest') assert.ok(set?.by && set.why)
  })
})

test('whatever the data, the headline rate is of all who were followed up, silence included', () => {
  onAnyPage(({ recovered: { headline, responders, bounds } }) => {
    assert.ok(headline.n >= responders.n)
    if (headline.shown && bounds) assert.equal(headline.shown.rate, bounds.low)
  })
})

test('whatever the data and the language, every sentence and label is finished', () => {
  fc.assert(
    fc.property(anyFigures, fc.constantFrom(...LOCALES), (figures, locale) => {
      const page = pageOf(figures)
      for (const written of writtenOn(page, wordingOf(page, locale)))
        assert.doesNotMatch(written, /\{\{|NaN|Infinity|undefined|null|impact:|[a-z]\.[a-z]/i, written)
      for (const { definition } of sharesOf(page)) assert.ok(hasWords(`impact:${definition}`))
    }),
    { seed: 42, numRuns: 150 },
  )
})

test('whatever the data, no mark of a picture lies outside it', () => {
  onAnyPage((page) => {
    for (const { width, height, shapes } of picturesOf(page, wordingOf(page, 'en')))
      for (const shape of shapes) {
        const places = shape.kind === 'line' ? shape.points : [[shape.x, shape.y] as const]
        for (const [x, y] of places)
          assert.ok(
            x >= -1 && x <= width + 1 && y >= -16 && y <= height + 40,
            `${shape.kind} at ${x}, ${y} of ${width} x ${height}`,
          )
      }
  })
})

test('the file holds every figure, leaves out what must not be shown, and nothing a spreadsheet would run', () => {
  onAnyPage((page) => {
    const [header, ...lines] = impactCsv(page, 'nb').trim().split('\r\n')
    assert.match(header ?? '', /^\uFEFF?figure,group,n,value,low,high,p,unit,definition$/)
    for (const cells of lines.map((line) => line.split(','))) {
      assert.doesNotMatch(cells[0] ?? '', /^"?[=+@-]/)
      assert.doesNotMatch(cells[1] ?? '', /^"?[=+@-]/)
      if (cells[7] === 'share' && Number(cells[2]) < 10) assert.deepEqual(cells.slice(3, 6), ['', '', ''])
    }
    assert.equal(
      lines.some((line) => line.startsWith('net,')),
      page.uplift.shown,
    )
  })
})
