import { t } from '../platform/i18n/index.ts'
import type { Impact } from './measure.ts'
import type { ShownRate } from './recovery-rate.ts'
import { type Saying, sayHeadline, sayPoints } from './say.ts'

/** The measurement as a few lines for a terminal or a mail: the finding first, every figure with its n and interval. */
export function reportImpact(impact: Impact, saying: Saying): string {
  const { locale } = saying
  const say = (key: string, values: Record<string, unknown> = {}) => t(locale, `impact:report.${key}`, values)
  return [
    sayHeadline(impact, saying),
    '',
    ...upliftLines(impact, saying, say),
    '',
    ...rateLines(impact, locale, say),
  ]
    .join('\n')
    .trimEnd()
}

type Say = (key: string, values?: Record<string, unknown>) => string

/** Nothing at all where the twin is missing: a rise without what would have happened anyway misleads. */
function upliftLines(impact: Impact, saying: Saying, say: Say): string[] {
  const { change, expectedWithoutRecovery: expected, net, pairs } = impact
  if (change === null || net === null || expected === null) return [say('noUplift', { pairs })]
  const points = (value: number): string => sayPoints(value, { ...saying, signed: true })
  return [
    say('seen', { points: points(change.mean), pairs }),
    say('anyway', { points: points(expected), method: sayMethod(impact, saying.locale) }),
    say('ours', { points: points(net.mean), low: points(net.low), high: points(net.high), p: pValue(net.p) }),
  ]
}

function sayMethod({ method, basis }: Impact, locale: string): string {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const { controls, background, mean, retest } = basis
  return t(locale, `impact:method.${method}`, {
    controls: number.format(controls),
    background: number.format(background),
    mean: number.format(mean ?? 0),
    retest: number.format(retest ?? 0),
  })
}

function rateLines({ recoveryRate, recoveredAnyway }: Impact, locale: string, say: Say): string[] {
  const { intentionToTreat: all, responders, coverage, bounds } = recoveryRate
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const shares = ({ rate, low, high, n }: ShownRate) => ({
    rate: percent.format(rate ?? 0),
    low: percent.format(low ?? 0),
    high: percent.format(high ?? 0),
    n,
  })
  if (all.rate === null || bounds.low === null || bounds.high === null) return [say('tooFew', { n: all.n })]
  const lines = [say('recovered', shares(all))]
  if (responders.rate !== null)
    lines.push(say('responders', { ...shares(responders), coverage: percent.format(coverage ?? 0) }))
  if (recoveredAnyway !== null) lines.push(say('recoveredAnyway', shares(recoveredAnyway)))
  lines.push(say('bounds', { low: percent.format(bounds.low), high: percent.format(bounds.high) }))
  return lines
}

const pValue = (p: number): string => (p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`)
