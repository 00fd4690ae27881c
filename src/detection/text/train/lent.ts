import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Voice, voiceOf } from '../engine.ts'
import { fifthOf } from '../evaluate/metrics.ts'
import { readSets } from '../evaluate/sets.ts'
import { CALM, type KindExample } from '../kinds/examples.ts'
import type { Example } from './examples.ts'

/** A set whose licence lets weights ship, though not its text. */
interface Lent {
  folder: string
  licence: string
  /** Against 1 for a message written for this product. */
  weight: number
}

/**
 * The only outside texts that weights are learnt from. NoReC's authors free models made from it; the ASAP sample is
 * Apache-2.0. Every fifth text of each is never learnt from, so that it can measure. banking77 (CC BY 4.0) was tried
 * for "something failed" and left out: it lost .03 AUC on our own English messages.
 */
export const LENT: Lent[] = [
  { folder: 'no-norec-sentence', licence: 'models free for any use, by its README', weight: 0.25 },
  { folder: 'zh-asap-sample', licence: 'Apache-2.0', weight: 0.5 },
]

/** The share of every lent set that is kept for measuring. */
export const HELD_OUT = 0

/** The lent texts found under a folder, without their held-out fifth. */
export function lentExamples(folder: string): Example[] {
  return LENT.filter((lent) => existsSync(join(folder, lent.folder))).flatMap((lent) =>
    examplesOf(join(folder, lent.folder), lent),
  )
}

function examplesOf(folder: string, { weight, folder: name }: Lent): Example[] {
  return readSets(folder)
    .flatMap(({ rows }) => rows)
    .filter(({ text }) => fifthOf(text) !== HELD_OUT)
    .flatMap((row): Example[] => {
      if (!row.mood) return []
      return [
        { text: row.text, language: name.startsWith('no-') ? 'nb' : 'zh-Hans', labels: [row.mood], weight },
      ]
    })
}

/** Of the lent texts that are not unhappy every so many teach that nothing went wrong in them. */
const CALM_SHARE = 20

/** Lent texts that are not unhappy, for the models of kinds. */
export function lentCalm(folder: string): { voice: Voice; example: KindExample }[] {
  return lentExamples(folder)
    .filter(({ labels }) => !labels.includes('negative'))
    .filter(({ language }, i) => language !== 'nb' || i % CALM_SHARE === 0)
    .map(({ text, language }) => ({
      voice: voiceOf(language),
      example: { text, said: new Set<number>(), judged: CALM },
    }))
}
