import { hasWords, t } from '../../platform/i18n/index.ts'
import type { PatternFinding } from '../searchInteractions.ts'

/** In which language, and in whose time. */
export interface Saying {
  locale: string
  timeZone: string
}

/** What stands before and after the words that matter most; empty in plain sentences. */
export interface Marks {
  on: string
  off: string
}

const PLAIN: Marks = { on: '', off: '' }
/** Begins the name of a dimension that says whether a module was done. */
const MODULE = 'module: '
/** Values that are ours and have words of their own. */
const WORDED = ['weekday', 'tenure', 'releasePhase']
/** What values and bold marks may be made of; a name that is more than this is the organisation's own. */
const NOT_DIMENSIONS = [
  'other',
  'everywhere',
  'everywhereThen',
  'moduleDone',
  'moduleNotDone',
  'without',
  'version',
]

/** The conditions of a finding as people say them. */
export function whereOf(
  { slice, from, to }: Pick<PatternFinding, 'slice' | 'from' | 'to'>,
  { locale, timeZone }: Saying,
  marks: Marks = PLAIN,
): string {
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  if (from !== undefined && to !== undefined)
    return t(locale, 'patterns:where.everywhereThen', {
      from: when.format(from * 1000),
      to: when.format(to * 1000),
    })
  const { component, release, ...others } = slice
  // A version is said with what it is a version of.
  const version =
    component && release ? [t(locale, 'patterns:where.version', { component, release, ...marks })] : []
  const conditions = [
    ...version,
    ...inOrder(version.length > 0 ? others : slice).map(([name, value]) =>
      condition({ name, value, locale, marks }),
    ),
  ]
  if (conditions.length === 0) return t(locale, 'patterns:where.everywhere', { ...marks })
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(conditions)
}

const ORDER = [
  'weekday',
  'hour',
  'releasePhase',
  'site',
  'team',
  'channel',
  'product',
  'component',
  'release',
]

/** When, where, what, who: the order in which people tell it. */
const inOrder = (slice: Readonly<Record<string, string>>): [string, string][] => {
  const place = (name: string) => (ORDER.indexOf(name) === -1 ? ORDER.length : ORDER.indexOf(name))
  return Object.entries(slice).sort(([a], [b]) => place(a) - place(b))
}

interface Condition {
  name: string
  value: string
  locale: string
  marks: Marks
}

function condition({ name, value, locale, marks }: Condition): string {
  const say = (key: string, more: Record<string, unknown> = {}) =>
    t(locale, `patterns:where.${key}`, { name, value, ...marks, ...more })
  if (value === '') return say('without', { name: dimensionName(name, locale) })
  if (name.startsWith(MODULE))
    return say(value === 'done' ? 'moduleDone' : 'moduleNotDone', { value: name.slice(MODULE.length) })
  if (WORDED.includes(name))
    return hasWords(`patterns:where.${name}.${value}`) ? say(`${name}.${value}`) : say('other')
  if (name === 'shiftHour') return say(name, { value: Number(value) + 1 })
  const known = /^\w+$/.test(name) && !NOT_DIMENSIONS.includes(name) && hasWords(`patterns:where.${name}`)
  return known ? say(name, { next: String((Number(value) + 1) % 24) }) : say('other')
}

/** A dimension by its name; the organisation's own keep theirs. */
export function dimensionName(name: string, locale: string): string {
  const key = `patterns:dimension.${name}`
  return /^\w+$/.test(name) && hasWords(key) ? t(locale, key) : name
}

/** The first letter large; Chinese and Japanese have none, and begin with a name that stays as it is. */
export const capitalised = (text: string, locale: string): string =>
  /^(zh|ja)/.test(locale) ? text : text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)

/** Numbers of a language with so many digits. */
export const numbersOf =
  (locale: string) =>
  (value: number, digits: number): string =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      value,
    )
