import type { Scale } from '../language/score.ts'
import type { Impact } from './measure.ts'

/** A sentence to be said in the reader's language: a key of words/*.json and the numbers in it. */
export interface Sentence {
  key: string
  /** Rating points, to be written with two decimals and the scale's unit; `plain` numbers are counts. */
  points: Record<string, number>
  plain: Record<string, number>
}

/** The finding as one sentence, chosen from what the interval says; a second one when something was assumed. */
export function headlineOf(impact: Impact): { finding: Sentence; assumption: Sentence | undefined } {
  const { retest, assumed } = impact.basis
  return {
    finding: findingOf(impact),
    assumption:
      assumed.length > 0 && retest !== null && impact.net !== null
        ? { key: 'headline.assumedRetest', points: {}, plain: { retest } }
        : undefined,
  }
}

function findingOf({ verdict, net, change, pairs }: Impact): Sentence {
  if (verdict === 'too little data') return { key: 'headline.tooLittleData', points: {}, plain: { pairs } }
  if (net === null || change === null)
    return { key: 'headline.nothingToCompare', points: {}, plain: { pairs } }
  const points = { net: Math.abs(net.mean), seen: Math.abs(change.mean) }
  switch (verdict) {
    case 'effect':
      // "Not two" only where regression to the mean had inflated what was seen.
      return { key: change.mean > net.mean ? 'headline.effectNotAll' : 'headline.effect', points, plain: {} }
    case 'harm':
      return { key: 'headline.harm', points, plain: {} }
    case 'no effect shown':
      return { key: change.mean > 0 ? 'headline.noEffectThoughUp' : 'headline.noEffect', points, plain: {} }
  }
}

/** "0.75 stars", "0,75 звезды": points of a scale in words; thumbs are counted in percentage points. */
export interface PointsInWords {
  key: `points.${Scale}`
  value: string
}

/** Two decimals in the reader's digits; the sign only where it is asked for. */
export function pointsOf(scale: Scale, points: number, locale: string, signed = false): PointsInWords {
  const thumbs = scale === 'thumbs'
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: thumbs ? 0 : 2,
    maximumFractionDigits: thumbs ? 0 : 2,
    signDisplay: signed ? 'exceptZero' : 'auto',
  })
  return { key: `points.${scale}`, value: format.format(thumbs ? points * 100 : points) }
}
