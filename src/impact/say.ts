import type { Scale } from '../language/score.ts'
import { t } from '../platform/i18n/index.ts'
import { headlineOf, pointsOf, type Sentence } from './headline.ts'
import type { Impact } from './measure.ts'

/** The finding in a language, with the assumption behind it where there is one. */
export function sayHeadline(impact: Impact, { scale, locale }: { scale: Scale; locale: string }): string {
  const { finding, assumption } = headlineOf(impact)
  const said = [finding, assumption].filter((s) => s !== undefined).map((s) => say(s, scale, locale))
  return said.join(locale.startsWith('zh') || locale === 'ja' ? '' : ' ')
}

/** Points of a scale in words: "+0.75 stars". */
export function sayPoints(points: number, { scale, locale, signed = false }: Saying): string {
  const { key, value } = pointsOf(scale, points, locale, signed)
  return t(locale, `impact:${key}`, { value })
}

/** How a figure is to be said. */
export interface Saying {
  scale: Scale
  locale: string
  signed?: boolean
}

function say({ key, points, plain }: Sentence, scale: Scale, locale: string): string {
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(points)) values[name] = sayPoints(value, { scale, locale })
  for (const [name, value] of Object.entries(plain))
    values[name] = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value)
  return t(locale, `impact:${key}`, values)
}
