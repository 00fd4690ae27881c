import { hasWords, t } from '../../platform/i18n/index.ts'
import type { PatternFinding } from '../searchInteractions.ts'
import type { Alarm } from '../warning/cusum.ts'
import type { FewAgents, ModuleEffect } from './agents.ts'
import type { Story } from './life.ts'
import type { ReleaseEffect } from './releases.ts'

/** In which language, and in whose time. */
export interface Saying {
  locale: string
  timeZone: string
}

/** A finding in one or two sentences, with its numbers and, where it is known, its story. */
export function sayFinding(finding: PatternFinding, saying: Saying, story?: Story): string {
  const { locale } = saying
  const number = numbersOf(locale)
  const told = t(locale, `patterns:finding.${finding.direction}`, {
    where: capitalised(whereOf(finding, saying), locale),
    failures: number(finding.failures, 0),
    exposure: number(finding.exposure, 0),
    ratio: number(finding.ratio, 1),
    expected: number(finding.expected, 1),
    low: number(finding.low, 1),
    high: number(finding.high, 1),
    avoidable: number(Math.max(1, Math.floor(finding.expected * (finding.low - 1))), 0),
  })
  return story ? joined([told, ...sayStory(story, saying)], locale) : told
}

function sayStory({ bothHalves, life, first, last }: Story, { locale, timeZone }: Saying): string[] {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  const span = t(locale, 'patterns:story.span', {
    first: day.format(first * 1000),
    last: day.format(last * 1000),
  })
  const steady = bothHalves ? [t(locale, 'patterns:story.bothHalves')] : []
  return [...steady, span, t(locale, `patterns:story.${life}`)]
}

/** What lacking a module goes with. */
export function sayModule({ module, agents, ratio, pAdjusted }: ModuleEffect, locale: string): string {
  const number = numbersOf(locale)
  return t(locale, 'patterns:module.effect', {
    module,
    agents,
    ratio: number(ratio, 1),
    p: chanceOf(pAdjusted, locale),
  })
}

/** The same where people are too few to compare. */
export const sayFewAgents = (module: string, few: FewAgents, locale: string): string =>
  t(locale, 'patterns:module.few', { ...few, module, p: chanceOf(few.p, locale) })

/** What the releases of a component do; undefined where there are too few to say anything. */
export function sayReleases(
  component: string,
  { weeks, up, pooled, p }: ReleaseEffect,
  locale: string,
): string | undefined {
  if (!pooled) return undefined
  const number = numbersOf(locale)
  return t(locale, 'patterns:release.pooled', {
    component,
    up,
    count: weeks.length,
    ratio: number(pooled.ratio, 1),
    low: number(pooled.low, 1),
    high: number(pooled.high, 1),
    p: chanceOf(p, locale),
  })
}

/** An early warning. */
export function sayAlarm(
  name: string,
  { since, failures, expected }: Alarm,
  { locale, timeZone }: Saying,
): string {
  const number = numbersOf(locale)
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return t(locale, 'patterns:warning.rise', {
    name,
    failures: number(failures, 0),
    since: when.format(since * 1000),
    expected: number(expected, 1),
  })
}

function whereOf({ slice, from, to }: PatternFinding, { locale, timeZone }: Saying): string {
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  if (from !== undefined && to !== undefined)
    return t(locale, 'patterns:where.everywhereThen', {
      from: when.format(from * 1000),
      to: when.format(to * 1000),
    })
  const conditions = Object.entries(slice).map(([name, value]) => condition(name, value, locale))
  if (conditions.length === 0) return t(locale, 'patterns:where.everywhere')
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(conditions)
}

/** A condition as people say it; dimensions the organisation made up itself keep their own name. */
function condition(name: string, value: string, locale: string): string {
  const key = `patterns:where.${name}`
  if (name === 'weekday' && hasWords(`${key}.${value}`)) return t(locale, `${key}.${value}`)
  const known = name !== 'weekday' && name !== 'other' && hasWords(key)
  return t(locale, known ? key : 'patterns:where.other', {
    name,
    value,
    next: String((Number(value) + 1) % 24),
  })
}

const numbersOf =
  (locale: string) =>
  (value: number, digits: number): string =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      value,
    )

/** Chances below one in a thousand are said as that: nobody needs more digits. */
const chanceOf = (p: number, locale: string): string =>
  p < 0.001 ? `< ${numbersOf(locale)(0.001, 3)}` : numbersOf(locale)(p, 3)

const capitalised = (text: string, locale: string): string =>
  text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)

const joined = (sentences: readonly string[], locale: string): string =>
  sentences.join(locale.startsWith('zh') || locale === 'ja' ? '' : ' ')
