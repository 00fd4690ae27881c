import { t } from '../../platform/i18n/index.ts'
import type { PatternFinding } from '../searchInteractions.ts'
import type { Alarm } from '../warning/cusum.ts'
import type { FewAgents, ModuleEffect } from './agents.ts'
import type { Life, Story } from './life.ts'
import type { ReleaseEffect } from './releases.ts'
import { capitalised, numbersOf, type Saying, whereOf } from './where.ts'

/** A finding in one or two sentences, with its numbers and, where it is known, its story. */
export function sayFinding(finding: PatternFinding, saying: Saying, story?: ToldStory): string {
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

/** A story whose finding may meanwhile be gone. */
type ToldStory = Omit<Story, 'life'> & { life: Life }

function sayStory(
  { bothHalves, life, first, last, since }: ToldStory,
  { locale, timeZone }: Saying,
): string[] {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  const span =
    since === undefined
      ? t(locale, 'patterns:story.span', { first: day.format(first * 1000), last: day.format(last * 1000) })
      : t(locale, 'patterns:story.since', { since: day.format(since * 1000) })
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

/** Chances below one in a thousand are said as that: nobody needs more digits. */
const chanceOf = (p: number, locale: string): string =>
  p < 0.001 ? `< ${numbersOf(locale)(0.001, 3)}` : numbersOf(locale)(p, 3)

const joined = (sentences: readonly string[], locale: string): string =>
  sentences.join(locale.startsWith('zh') || locale === 'ja' ? '' : ' ')
