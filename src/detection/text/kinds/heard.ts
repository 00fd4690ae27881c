import type { Reading } from '../engine.ts'
import { isDense } from '../grams.ts'
import type { Language } from '../language.ts'
import type { Mood } from '../mood.ts'
import type { Span } from '../schema.ts'
import { type Ears, earsOf } from './ears.ts'
import { columnOf, type Family, hintOf, KINDS } from './kinds.ts'
import { logitsIn } from './listen.ts'
import { COLUMNS } from './model.ts'
import { type Segment, type Segments, segmentsOf } from './segments.ts'
import { spanFor } from './spans.ts'
import { FAILURES, togetherModel, withOthers } from './together.ts'

/** A kind that the model hears in a message: how sure it is and at which words. */
export interface Heard {
  key: string
  probability: number
  span: Span
}

/** Logits from which a kind counts, chosen on messages of writers that the model had not learnt from. */
const LEAST: Record<Family, number> = { flag: -1.2, ask: -1, category: -0.8 }
/** With what the other kinds say about a failure it counts from a little lower. */
const TOGETHER = -0.5
/**
 * An accusation of threat or insult has a height a language, at which models that had not read them find .95 to .97 of what
 * its development messages hold (207 a language, as many harmless) and flag .01 to .03 of the harmless. To ask for a word of
 * harm or insult beside it was tried and left: of a strange writer's .42 were found so and .52 without, with no more of the
 * harmless ones flagged.
 */
const ACCUSES = new Set(['flag threat', 'flag abuse'].map((kind) => columnOf.get(kind) as number))
const ACCUSED: Partial<Record<Language, number>> = {
  en: 1.3,
  nb: 0,
  nn: 0,
  ru: 0.6,
  'zh-Hans': 1.8,
  'zh-Hant': -0.1,
  ja: 1,
}
/**
 * Who threatens may insult as well: where one is sure the other needs so much less. It flags no harmless message, and names
 * the other wrongly in 11 of 1,250 accused development messages.
 */
const BESIDE = 2
/**
 * Somebody to take care of needs some age, illness, grief or fear, or a cue: a parcel that is late and broken was called
 * vulnerable once. Chinese and Japanese words of frailty are too many for the hints (a mother's dialysis, a girl of two):
 * three of twenty-one in `dev/text.*` would be lost.
 */
const FRAIL = ['child', 'old', 'ill', 'death', 'distress'].map((hint) => hintOf.get(hint) as number)
const VULNERABLE = columnOf.get('flag vulnerable') as number
/**
 * A happy writer names what could go wrong in the same words: taken off in full where happiness is sure. Not off threats and
 * insults: mock praise and glee read as happy.
 */
const HAPPY = 1.5
/** The margin of a kind in a text without a letter. */
const UNHEARD = -9

/** A message read, its mood, how surely its writer is happy, and its language. */
export interface Heed {
  reading: Reading
  mood: Mood
  happy: number
  language: Language
}

/** The kinds of each family in a message, the surest first; undefined where no model was trained for its language. */
export function heardIn({ reading, mood, happy, language }: Heed): Record<Family, Heard[]> | undefined {
  const ears = earsOf(reading.voice)
  if (!ears) return undefined
  const loudest = loudestOf(ears, segmentsOf(reading, mood))
  const margins = togetherMargins(
    loudest.map(
      ({ logit }, column) => marginOf(logit, column, language) - (ACCUSES.has(column) ? 0 : HAPPY * happy),
    ),
  )
  const family = (name: Family) =>
    KINDS.flatMap((kind, column) => {
      const part = loudest[column]?.part
      const margin = margins[column] as number
      if (margin < 0 || !part || !kind.startsWith(`${name} `)) return []
      if (column === VULNERABLE && !frail(part, reading.voice)) return []
      const span = spanFor(reading, { ears, column, kind, part })
      return [{ key: kind.slice(name.length + 1), probability: sigmoid(margin), span }]
    }).sort((a, b) => b.probability - a.probability)
  return { flag: family('flag'), ask: family('ask'), category: family('category') }
}

const frail = ({ cues, about }: Segment, voice: Reading['voice']): boolean =>
  isDense(voice) || cues.has(VULNERABLE) || about.some((hint) => FRAIL.includes(hint))

/** Failures with what was heard beside them, from where they count; threats and insults each beside the other. */
function togetherMargins(margins: number[]): number[] {
  const together = togetherModel()
  if (!together) return margins
  const read = withOthers(together, margins)
  if ([...ACCUSES].some((column) => (read[column] as number) >= 0))
    for (const column of ACCUSES) read[column] = (read[column] as number) + BESIDE
  return read.map((margin, column) => (FAILURES.includes(column) ? margin - TOGETHER : margin))
}

/** How far each kind lies above where it counts, in a message made ready; what is told together is not looked at yet. */
export const marginsIn = (ears: Ears, segments: Segments, language: Language): number[] =>
  loudestOf(ears, segments).map(({ logit }, column) => marginOf(logit, column, language))

function marginOf(logit: number, column: number, language: Language): number {
  const least = ACCUSES.has(column) ? (ACCUSED[language] ?? 0) : LEASTS[column]
  return Math.max(UNHEARD, logit - (least as number))
}

/** LEAST by column. */
const LEASTS = KINDS.map((kind) => LEAST[kind.split(' ')[0] as Family])

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit))

interface Loudest {
  logit: number
  part: Segment | undefined
}

/** For each column the sentence that says it loudest. */
function loudestOf(ears: Ears, segments: Segments): Loudest[] {
  const logits = logitsIn(ears, segments)
  const { parts } = segments
  return KINDS.map((_, column) => {
    const at = (i: number) => logits[i * COLUMNS + column] as number
    let best = 0
    for (let i = 1; i < parts.length; i++) if (at(i) > at(best)) best = i
    return { logit: parts.length === 0 ? UNHEARD : at(best), part: parts[best] }
  })
}
