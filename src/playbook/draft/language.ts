import type { Classes, PatternText } from './pattern.ts'

/** How one fact is said in one language. */
export interface Phrasing {
  readonly find?: PatternText
  /** Anything of this in the same sentence, and the fact does not count. */
  readonly unless?: PatternText
}

/** What the patterns of a language look for. Some are findings by themselves, some in combination. */
export const FACTS = [
  'excuse',
  'blame-colleague',
  'blame-department',
  'blame-customer',
  'my-manager',
  'we-for-i',
  'favour',
  'anything-else',
  'policy',
  'effusive',
  'condescension',
  'apology',
  'but',
  'diagnosis',
  'promise',
  'time',
  'update',
  'explanation',
  'failure-named',
  'empathy',
  'responsibility',
  'thanks',
  'choice',
  'pledge',
  'regard',
  'greeting',
] as const

/** One thing a pattern can find. */
export type Fact = (typeof FACTS)[number]

/** One language's rules: data only, so that a native speaker can mend them. */
export interface Language {
  readonly cjk: boolean
  readonly classes: Classes
  readonly facts: Readonly<Partial<Record<Fact, Phrasing>>>
}

/** The same language with more classes and more wordings of its facts. */
export function widened(language: Language, more: Omit<Language, 'cjk'>): Language {
  const facts: Partial<Record<Fact, Phrasing>> = {}
  for (const fact of FACTS) facts[fact] = both(language.facts[fact], more.facts[fact])
  return { cjk: language.cjk, classes: { ...language.classes, ...more.classes }, facts }
}

function both(one: Phrasing | undefined, other: Phrasing | undefined): Phrasing {
  return {
    find: [one?.find, other?.find].filter(Boolean).join('\n'),
    unless: [one?.unless, other?.unless].filter(Boolean).join('\n'),
  }
}
