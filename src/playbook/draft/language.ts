import type { Classes, PatternText } from './pattern.ts'

/** How one fact is said in one language. */
export interface Phrasing {
  readonly find: PatternText
  /** Anything of this in the same sentence, and the fact does not count. */
  readonly unless?: PatternText
}

/** What the patterns of a language look for. The first fifteen are findings by themselves or in combination. */
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
] as const

/** One thing a pattern can find. */
export type Fact = (typeof FACTS)[number]

/** One language's rules: data only, so that a native speaker can mend them. */
export interface Language {
  readonly cjk: boolean
  readonly classes: Classes
  readonly facts: Readonly<Record<Fact, Phrasing>>
}
