import type { Scale } from '../language/score.ts'
import type { ClockView } from './clock-view.ts'
import type { BarWords } from './drawing/bars.ts'
import type { BeforeAfterWords } from './drawing/before-after.ts'
import type { ClockWords } from './drawing/clock.ts'
import type { GroupWords } from './drawing/groups.ts'
import type { RateWords } from './drawing/rates.ts'
import { pointsOf, type Sentence } from './headline.ts'
import type { ImpactPage } from './page.ts'
import type { ImpactView, ShareFigure } from './view.ts'

/** Says a key of this room's words. The browser and the server each bring their own. */
export type Say = (key: string, values?: Record<string, unknown>) => string

/** Everything the page and the paper say, from the page's figures, in one language. */
export interface Wording {
  say: Say
  locale: string
  percent: (share: number) => string
  count: (value: number) => string
  /** Points of the scale with their sign: "+0.75 stars"; `bare` leaves out the unit. */
  points: (value: number) => string
  bare: (value: number) => string
  sentence: (sentence: Sentence) => string
  /** "4 min", in the largest unit that leaves at least one. */
  time: (seconds: number) => string
  score: (score: number) => string
}

/** Words and numbers for a scale and a language. */
export function wordingFor(say: Say, { scale, locale }: { scale: Scale; locale: string }): Wording {
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const saidPoints = (value: number, signed: boolean) => {
    const { key, value: written } = pointsOf(scale, value, locale, signed)
    return say(key, { value: written })
  }
  return {
    say,
    locale,
    percent: (share) => percent.format(share),
    count: (value) => whole.format(value),
    points: (value) => saidPoints(value, true),
    bare: (value) => pointsOf(scale, value, locale, true).value,
    sentence: ({ key, points, plain }) =>
      say(key, {
        ...mapped(points, (value) => saidPoints(value, false)),
        ...mapped(plain, (value) => whole.format(value)),
      }),
    time: (seconds) => timeIn(seconds, { say, locale }),
    score: (score) => (scale === 'stars5' ? say('score.stars5', { count: score }) : whole.format(score)),
  }
}

const mapped = (of: Record<string, number>, write: (value: number) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, write(value)]))

const UNITS = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const

function timeIn(seconds: number, { say, locale }: { say: Say; locale: string }): string {
  // A day is said as 24 hours: that is how its promise is worded.
  const [unit, length] =
    UNITS.find(([name, each]) => seconds >= (name === 'days' ? 2 * each : each)) ?? UNITS[3]
  const value = seconds / length
  const digits = value < 10 && !Number.isInteger(value) ? 1 : 0
  return say(`time.${unit}`, {
    value: new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
  })
}

/** The finding, and what it assumes. */
export const findingOf = ({ finding, assumption }: ImpactView, { sentence }: Wording): string[] =>
  [finding, assumption].flatMap((each) => (each ? [sentence(each)] : []))

/** The sentence under "before and after": also what the picture says to whoever does not see it. */
export function upliftSays({ uplift }: ImpactView, { say, points, bare }: Wording): string | undefined {
  if (!uplift.shown) return undefined
  const { pairs, change, expected, net } = uplift
  return say('uplift.says', {
    count: pairs,
    seen: points(change.mean),
    anyway: points(expected),
    net: points(net.mean),
    low: bare(net.low),
    high: bare(net.high),
  })
}

/** What the net figure is compared with, and how its interval was made. */
export function methodSays({ uplift, basis }: ImpactView, { say, count }: Wording): string | undefined {
  if (!uplift.shown) return undefined
  const { controls, background, mean, retest } = basis
  const method = say(`method.${uplift.method}`, {
    controls: count(controls),
    background: count(background),
    mean: count(mean ?? 0),
    retest: count(retest ?? 0),
  })
  return `${method}; ${say('uplift.interval')}`
}

/** "318 of 896; 32 to 39 %." */
export function recoveredSays({ recovered }: ImpactView, { say, percent, count }: Wording): string {
  const { n, shown } = recovered.headline
  if (!shown) return say('recovered.tooFewMore', { n: count(n) })
  const { rate, low, high } = shown
  return say('recovered.says', {
    k: count(Math.round(rate * n)),
    n: count(n),
    low: percent(low),
    high: percent(high),
  })
}

/** "77 % (73 to 81 %)", or only n below ten. */
export const shareSays = ({ n, shown }: ShareFigure, { percent, count, say }: Wording): string =>
  shown
    ? `${percent(shown.rate)} (${say('uplift.range', { low: percent(shown.low), high: percent(shown.high) })}), n = ${count(n)}`
    : `n = ${count(n)}`

/** The facts of one clock in a line or two. */
export function clockSays(clock: ClockView, { say, time, percent, count }: Wording): string[] {
  const { n, running, within, medianSeconds, p90Seconds, targetSeconds } = clock
  if (!within.shown) return [say('clocks.few', { n: count(n) })]
  const { rate, low, high } = within.shown
  const times = [
    medianSeconds === undefined ? undefined : say('clocks.half', { time: time(medianSeconds) }),
    p90Seconds === undefined ? undefined : say('clocks.nine', { time: time(p90Seconds) }),
  ].filter((each) => each !== undefined)
  return [
    ...(times.length > 0 ? [times.join(' · ')] : []),
    say('clocks.within', {
      rate: percent(rate),
      target: time(targetSeconds),
      low: percent(low),
      high: percent(high),
    }),
    say('clocks.n', { n: count(n), running: count(running) }),
  ]
}

/** What the pictures say. */
export function pictureWords(page: ImpactPage, wording: Wording) {
  const { say, percent, count, bare, points, time, score } = wording
  const { headline, responders, anyway } = page.recovered
  const beforeAfter: BeforeAfterWords = {
    after: say('uplift.after'),
    anyway: say('uplift.anyway'),
    anywayMore: say('uplift.anywayMore'),
    same: say('uplift.same'),
    next: say('uplift.next'),
    score,
    people: (n) => say('people', { count: n }),
    mark: count,
  }
  const bars: BarWords = {
    seen: say('uplift.seen'),
    byItself: say('uplift.byItself'),
    ours: say('uplift.ours'),
    points: bare,
    range: (low, high) => say('uplift.range', { low: bare(low), high: bare(high) }),
  }
  const rates: RateWords = {
    silent: say('recovered.silent', { count: headline.n - responders.n }),
    everyone: say('recovered.everyone'),
    answered:
      responders.shown &&
      say('recovered.answered', { rate: percent(responders.shown.rate), n: count(responders.n) }),
    anyway: anyway?.shown && say('recovered.anyway', { rate: percent(anyway.shown.rate) }),
    percent,
  }
  const groups: GroupWords = { percent, few: (n) => say('by.few', { n: count(n) }) }
  const clock: ClockWords = { time, percent }
  return { beforeAfter, bars, rates, groups, clock, points }
}
