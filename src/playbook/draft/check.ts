import { type Locale, nearestLocale, t } from '../../platform/i18n/index.ts'
import type { Step } from '../phrases/phrases.ts'
import { type Finder, finderFor, findFacts } from './find.ts'
import { judgeDraft, type Verdict } from './judge.ts'
import type { Language } from './language.ts'
import { languageOf } from './languageOf.ts'
import { LANGUAGES } from './languages/all.ts'
import { readSentences } from './read.ts'
import { type FindingSeverity, RULES, type Rule } from './rules.ts'

/** A draft, the language of the person who reads the findings, and the step it is written for. */
export interface Draft {
  readonly text: string
  readonly locale?: string | undefined
  readonly step?: Step | undefined
  /** Language the remarks are read in, where it is not the draft's. */
  readonly reader?: string | undefined
}

/** One thing to mend, or one thing done well. `span` counts UTF-16 code units of the text as sent. */
export interface Finding {
  readonly rule: Rule
  readonly severity: FindingSeverity
  readonly span: [start: number, end: number]
  readonly message: string
  /** Where the rule comes from. */
  readonly source: string
  /** A wording to use instead, in the language of the draft. */
  readonly suggestion?: string
}

const finders = new Map<Language, Finder>()

/** Checks a draft offline, in time that grows with its length and nothing else. */
export function checkDraft({ text, locale, step, reader: reads }: Draft): { findings: Finding[] } {
  const spoken = languageOf(text, locale)
  const hits = findFacts(finderOf(LANGUAGES[spoken]), readSentences(text))
  const reader = reads || locale ? nearestLocale(reads ?? locale) : spoken
  const verdicts = [...openSlots(text), ...judgeDraft(hits, step)].sort((a, b) => a.start - b.start)
  return { findings: verdicts.map((verdict) => findingOf(verdict, { reader, spoken })) }
}

// {what}, {{ name }}: a wording whose gap nobody filled. Forty letters are more than any name of a gap.
const SLOT = /\{\{?\s*\p{L}[\p{L}\p{N}_. -]{0,40}\}?\}/gu

const openSlots = (text: string): Verdict[] =>
  [...text.matchAll(SLOT)].map(({ 0: slot, index }) => ({
    rule: 'open-slot' as const,
    start: index,
    end: index + slot.length,
  }))

function findingOf(
  { rule, start, end }: Verdict,
  { reader, spoken }: { reader: Locale; spoken: Locale },
): Finding {
  const { severity, source } = RULES[rule]
  const message = said(reader, `playbook:draft.${rule}.message`)
  const finding = { rule, severity, span: [start, end] as [number, number], message, source }
  return severity === 'praise' || rule === 'open-slot'
    ? finding
    : { ...finding, suggestion: said(spoken, `playbook:draft.${rule}.suggestion`) }
}

const remarks = new Map<string, string>()

/** A remark is looked up once: a draft may hold fifty, and each look-up costs as much as reading a sentence. */
function said(locale: Locale, key: string): string {
  const place = `${locale} ${key}`
  const known = remarks.get(place)
  if (known !== undefined) return known
  const remark = t(locale, key)
  remarks.set(place, remark)
  return remark
}

/** A language's patterns are compiled once, when its first draft comes. */
function finderOf(language: Language): Finder {
  const known = finders.get(language)
  if (known) return known
  const finder = finderFor(language)
  finders.set(language, finder)
  return finder
}
