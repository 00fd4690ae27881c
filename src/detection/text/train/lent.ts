import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fifthOf } from '../evaluate/metrics.ts'
import { readSets } from '../evaluate/sets.ts'
import type { Example } from './examples.ts'
import { FAILURE_INTENTS } from './intents.ts'

/** A set whose licence lets weights ship, though not its text. */
interface Lent {
  folder: string
  licence: string
  /** Against 1 for a message written for this product. */
  weight: number
}

/**
 * The only outside texts that weights are learnt from. NoReC's authors free models made from it; banking77 is
 * CC BY 4.0 (Casanueva et al. 2020); the ASAP sample is Apache-2.0. Every fifth text of each is never learnt from
 * (`fifthOf(text) === 0`), so that it can measure.
 */
export const LENT: Lent[] = [
  { folder: 'no-norec-sentence', licence: 'models free for any use, by its README', weight: 0.25 },
  { folder: 'en-banking77', licence: 'CC BY 4.0', weight: 0.1 },
  { folder: 'zh-asap-sample', licence: 'Apache-2.0', weight: 0.5 },
]

/** The share of every lent set that is kept for measuring. */
export const HELD_OUT = 0

/** The lent texts found under a folder, without their held-out fifth. */
export function lentExamples(folder: string): Example[] {
  return LENT.filter((lent) => existsSync(join(folder, lent.folder))).flatMap((lent) => examplesOf(join(folder, lent.folder), lent))
}

function examplesOf(folder: string, { weight, folder: name }: Lent): Example[] {
  return readSets(folder)
    .flatMap(({ rows }) => rows)
    .filter(({ text }) => fifthOf(text) !== HELD_OUT)
    .flatMap((row): Example[] => {
      if (name === 'en-banking77') return [{ text: row.text, language: 'en', labels: [row.intent && FAILURE_INTENTS.has(row.intent) ? 'negative' : 'neutral'], weight }]
      if (!row.mood) return []
      return [{ text: row.text, language: name.startsWith('no-') ? 'nb' : 'zh-Hans', labels: [row.mood], weight }]
    })
}
