import { LANGUAGES } from '../language.ts'
import type { Understanding } from '../schema.ts'
import { understand } from '../understand.ts'
import { afterRatings } from './after.ts'
import { inDomainFigure } from './inDomain.ts'
import {
  areaUnderCurve,
  type Counts,
  calibrationError,
  type Figure,
  f1,
  figure,
  macroF1,
  precisionAtRecall,
  type Scored,
} from './metrics.ts'
import type { Label, Labelled, LabelledSet } from './sets.ts'

/** What the engine reaches on one language of one set. */
export interface SetReport {
  set: string
  language: string
  n: number
  /** Unhappy messages among the n. */
  negatives?: number
  auc?: Figure
  macroF1?: Figure
  precisionAtRecall90?: Figure
  calibrationError?: number
  /** The same after 200 of the set's own ratings, measured on the rest; mean and range of five draws. */
  aucAfter200?: Figure
  /** AUC gained by those ratings, mean and range of the same draws. */
  gainAfter200?: Figure
  calibrationErrorAfter200?: number
  /** AUC on a fifth of the set of a model that learnt from its other four fifths. */
  aucInDomain?: Figure
  /** Share of messages whose language was read right, told nothing about the writer. */
  languageRight?: number
  /** Share of messages that only look hateful and were flagged as abuse of staff. */
  falseAbuse?: Figure
  /** Of the threats and insults that a set labels and nothing else: share found, share of harmless messages flagged. */
  accusations?: { found: Figure; falseAlarms: Figure }
  flags?: Record<string, Figure & Counts>
  asks?: Record<string, Figure & Counts>
  categories?: Record<string, Figure & Counts>
}

/** How to measure: which languages are switched on, and whether to train on each set too (slow). */
export interface ReportOptions {
  languages?: readonly string[] | undefined
  inDomain?: boolean
}

interface Judged extends Labelled {
  read: Understanding
}

/** Measures one set, one report a language. */
export function reportOn(
  { name, rows }: LabelledSet,
  { languages = LANGUAGES, inDomain = false }: ReportOptions = {},
): SetReport[] {
  const judged = rows.map((row): Judged => ({ ...row, read: understand({ text: row.text, languages }) }))
  const fallback = commonest(judged.map((row) => row.read.language))
  return [...Map.groupBy(judged, (row) => row.language ?? fallback)].map(([language, group]) => ({
    set: name,
    language,
    n: group.length,
    ...moodFigures(group),
    ...(inDomain && inDomainFigure(group)),
    ...languageFigure(group),
    ...abuseFigure(group),
    ...accusationFigure(group),
    ...kindFigures(group, 'flags'),
    ...kindFigures(group, 'asks'),
    ...kindFigures(group, 'categories'),
  }))
}

function commonest(names: string[]): string {
  const counted = [...Map.groupBy(names, (name) => name)].sort((a, b) => b[1].length - a[1].length)
  return counted[0]?.[0] ?? 'und'
}

function moodFigures(rows: Judged[]): Partial<SetReport> {
  const labelled = rows.filter((row): row is Judged & { mood: Label } => row.mood !== undefined)
  const scored: Scored[] = labelled.map(({ mood, read }) => ({
    score: read.dissatisfaction,
    negative: mood === 'negative',
  }))
  const negatives = scored.filter((row) => row.negative).length
  if (negatives === 0 || negatives === scored.length) return {}
  const twoClasses = !labelled.some((row) => row.mood === 'neutral')
  const pairs = labelled.map(({ mood, read }) => ({
    expected: mood,
    found: twoClasses ? sideOf(read) : read.sentiment,
  }))
  return {
    negatives,
    auc: figure(scored, areaUnderCurve),
    macroF1: figure(pairs, macroF1),
    precisionAtRecall90: figure(scored, precisionAtRecall),
    calibrationError: calibrationError(scored),
    ...afterRatings(labelled),
  }
}

const sideOf = ({ dissatisfaction }: Understanding): Label =>
  dissatisfaction >= 0.5 ? 'negative' : 'positive'

/** Nynorsk in a bokmål set and the other way round is right: one set of words reads both. */
function languageFigure(rows: Judged[]): Partial<SetReport> {
  const named = rows.filter((row) => row.language !== undefined && row.read.language !== 'und')
  if (named.length === 0) return {}
  const right = named.filter(({ language, read }) => sameLanguage(language ?? '', read.language)).length
  return { languageRight: right / named.length }
}

function sameLanguage(a: string, b: string): boolean {
  const norwegian = (name: string) => (name === 'nn' ? 'nb' : name)
  return norwegian(a) === norwegian(b)
}

function abuseFigure(rows: Judged[]): Partial<SetReport> {
  const harmless = rows.filter((row) => row.hateful === false)
  if (harmless.length === 0) return {}
  const flagged = (row: Judged) => row.read.flags.some(({ kind }) => kind === 'abuse')
  const share = (some: readonly Judged[]) => some.filter(flagged).length / some.length
  return { falseAbuse: figure(harmless, share) }
}

const isAccusation = (kind: string): boolean => kind === 'threat' || kind === 'abuse'

/** A set without asks and categories whose flags are all threat or abuse labels only these two. */
const labelsOnlyAccusations = (rows: readonly Judged[]): boolean =>
  rows.some((row) => row.flags?.length) &&
  rows.every(
    (row) => row.asks === undefined && row.categories === undefined && (row.flags ?? []).every(isAccusation),
  )

function accusationFigure(rows: Judged[]): Partial<SetReport> {
  if (!labelsOnlyAccusations(rows)) return {}
  const heard = (row: Judged) => row.read.flags.map(({ kind }) => kind as string)
  const labels = rows.flatMap((row) => (row.flags ?? []).map((flag) => heard(row).includes(flag)))
  const alarms = rows.filter((row) => row.flags?.length === 0).map((row) => heard(row).some(isAccusation))
  const share = (some: readonly boolean[]) => some.filter((yes) => yes).length / some.length
  return { accusations: { found: figure(labels, share), falseAlarms: figure(alarms, share) } }
}

type Listed = 'flags' | 'asks' | 'categories'

function kindFigures(rows: Judged[], key: Listed): Partial<SetReport> {
  const labelled = rows.filter((row) => row[key] !== undefined)
  if (labelled.length === 0 || labelled.every((row) => row[key]?.length === 0)) return {}
  const judged = key === 'flags' && labelsOnlyAccusations(rows) ? isAccusation : () => true
  const kinds = [
    ...new Set(labelled.flatMap((row) => [...(row[key] ?? []), ...foundKinds(row.read, key)]).filter(judged)),
  ].sort()
  const entries = ['all', ...kinds].map((kind) => {
    const wanted = (name: string) => (kind === 'all' ? judged(name) : kind === name)
    const measure = (some: readonly Judged[]) => f1(countKinds(some, { key, wanted }))
    return [kind, { ...figure(labelled, measure), ...countKinds(labelled, { key, wanted }) }] as const
  })
  return { [key]: Object.fromEntries(entries) }
}

const foundKinds = (read: Understanding, key: Listed): string[] =>
  key === 'categories' ? read.categories.map(({ key }) => key) : read[key].map(({ kind }) => kind)

function countKinds(
  rows: readonly Judged[],
  { key, wanted }: { key: Listed; wanted: (kind: string) => boolean },
): Counts {
  const counts = { right: 0, extra: 0, missed: 0 }
  for (const row of rows) {
    const expected = (row[key] ?? []).filter(wanted)
    const found = foundKinds(row.read, key).filter(wanted)
    counts.right += expected.filter((kind) => found.includes(kind)).length
    counts.missed += expected.filter((kind) => !found.includes(kind)).length
    counts.extra += found.filter((kind) => !expected.includes(kind)).length
  }
  return counts
}
