import { type Claim, claimsOf, longest } from '../claims.ts'
import type { Reading, Voice } from '../engine.ts'
import { spanOf } from '../fold.ts'
import { isDense } from '../grams.ts'
import type { Mood } from '../mood.ts'
import type { Span } from '../schema.ts'
import { columnOf, type Family, hintOf, KINDS } from './kinds.ts'
import { aroundOf, COLUMNS, gramWeight, type KindsModel, kindsModel, segmentLogits } from './model.ts'
import { partsOf } from './parts.ts'
import { type Segment, type Segments, segmentsOf } from './segments.ts'
import { FAILURES, togetherModel, withOthers } from './together.ts'

/** A kind that the model hears in a message: how sure it is and at which words. */
export interface Heard {
  key: string
  probability: number
  span: Span
}

/** Logits from which a kind counts, chosen on messages of writers that the model had not learnt from. */
const LEAST: Record<Family, number> = { flag: -0.6, ask: -1, category: -0.8 }
/** With what the other kinds say about a failure it counts from a little lower. */
const TOGETHER = -0.8
/**
 * An accusation of threat or insult needs more: the height at which models that had not read them still find .96 of the
 * language's development messages (harmless ones flagged there: .05 in English, .01 to .03 in the others). To ask for a word
 * of harm or insult beside it was tried and left: of a strange writer's .42 were found so and .52 without, with no more of
 * the harmless ones flagged.
 */
const ACCUSES = new Set(['flag threat', 'flag abuse'])
const ACCUSED: Partial<Record<Voice, number>> = { en: 0.4, nb: 0.4, ru: 0.6, zh: 1, ja: 0.8 }
/**
 * Somebody to take care of needs some age, illness, grief or fear, or a cue: a parcel that is late and broken was called
 * vulnerable once. Chinese and Japanese words of frailty are too many for the hints (a mother's dialysis, a girl of two):
 * three of twenty-one in `dev/text.*` would be lost.
 */
const FRAIL = ['child', 'old', 'ill', 'death', 'distress'].map((hint) => hintOf.get(hint) as number)
const VULNERABLE = columnOf.get('flag vulnerable') as number
/** A happy writer names what could go wrong in the same words: taken off in full where happiness is sure. */
const HAPPY = 1.5
/** The margin of a kind in a text without a letter. */
const UNHEARD = -9

/** The kinds of each family in a message, the surest first; undefined where no model was trained for its language. */
export function heardIn(reading: Reading, mood: Mood, happy: number): Record<Family, Heard[]> | undefined {
  const model = kindsModel(reading.voice)
  if (!model) return undefined
  const loudest = loudestOf(model, segmentsOf(reading, mood))
  const margins = togetherMargins(
    loudest.map((found, column) => marginOf(found, column, reading.voice) - HAPPY * happy),
  )
  const family = (name: Family) =>
    KINDS.flatMap((kind, column) => {
      const part = loudest[column]?.part
      const margin = margins[column] as number
      if (margin < 0 || !part || !kind.startsWith(`${name} `)) return []
      if (column === VULNERABLE && !frail(part, reading.voice)) return []
      const span = spanFor(reading, { model, column, kind, part })
      return [{ key: kind.slice(name.length + 1), probability: sigmoid(margin), span }]
    }).sort((a, b) => b.probability - a.probability)
  return { flag: family('flag'), ask: family('ask'), category: family('category') }
}

const frail = ({ cues, about }: Segment, voice: Reading['voice']): boolean =>
  isDense(voice) || cues.has(VULNERABLE) || about.some((hint) => FRAIL.includes(hint))

/** Failures with what was heard beside them, from where they count. */
function togetherMargins(margins: number[]): number[] {
  const together = togetherModel()
  if (!together) return margins
  const read = withOthers(together, margins)
  return read.map((margin, column) => (FAILURES.includes(column) ? margin - TOGETHER : margin))
}

/** How far each kind lies above where it counts, in a message made ready; what is told together is not looked at yet. */
export const marginsIn = (model: KindsModel, segments: Segments, voice: Voice): number[] =>
  loudestOf(model, segments).map((found, column) => marginOf(found, column, voice))

function marginOf(found: Loudest | undefined, column: number, voice: Voice): number {
  if (!found) return UNHEARD
  const kind = KINDS[column] as string
  const [family] = kind.split(' ') as [Family]
  return Math.max(UNHEARD, found.logit - (ACCUSES.has(kind) ? (ACCUSED[voice] ?? 0) : LEAST[family]))
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit))

interface Loudest {
  logit: number
  part: Segment
}

/** For each column the sentence that says it loudest. */
function loudestOf(model: KindsModel, segments: Segments): (Loudest | undefined)[] {
  const around = aroundOf(model, segments)
  const loudest = new Array<Loudest | undefined>(COLUMNS).fill(undefined)
  for (const part of segments.parts)
    segmentLogits(model, part, around).forEach((logit, column) => {
      if (logit > (loudest[column]?.logit ?? Number.NEGATIVE_INFINITY)) loudest[column] = { logit, part }
    })
  return loudest
}

interface Place {
  model: KindsModel
  column: number
  kind: string
  part: Segment
}

/** The cue's words where one stands in the sentence, else the words that weigh most. */
function spanFor(reading: Reading, place: Place): Span {
  const [section = '', key = ''] = place.kind.split(' ')
  const { start, end } = place.part
  const inside = (claim: Claim) => claim.key === key && claim.start >= start && claim.start < end
  const [cue] = longest(claimsOf(reading, section).filter(inside))
  const [from, to] = cue ? [cue.start, cue.end] : heaviest(reading, place)
  return spanOf(reading.folded, from, to)
}

/** Words of a spaced script, or signs of another, that make up a window. */
const WINDOW = { words: 4, signs: 8 }
const WORD = /[^\s]+/gu

/** The window of a few words whose parts weigh most for a kind. */
function heaviest(reading: Reading, { model, column, part }: Place): [number, number] {
  const text = reading.folded.text.slice(part.start, part.end)
  let best: [number, number] = [0, text.length]
  let most = Number.NEGATIVE_INFINITY
  for (const [from, to] of windowsOf(text, isDense(reading.voice))) {
    const weight = gramWeight(model, partsOf(text.slice(from, to), reading.voice), column)
    if (weight <= most) continue
    most = weight
    best = [from, to]
  }
  return [part.start + best[0], part.start + best[1]]
}

/** A sentence is looked through this far; a longer one is no sentence. */
const LOOKED = 240

function windowsOf(text: string, dense: boolean): [number, number][] {
  const head = text.slice(0, LOOKED).trimEnd()
  if (dense) {
    const count = Math.max(1, head.length - WINDOW.signs + 1)
    return Array.from({ length: count }, (_, at) => [at, Math.min(head.length, at + WINDOW.signs)])
  }
  const words = [...head.matchAll(WORD)].map((match): [number, number] => [
    match.index,
    match.index + match[0].length,
  ])
  return words.map(([from, to], i) => [
    from,
    words[Math.min(words.length - 1, i + WINDOW.words - 1)]?.[1] ?? to,
  ])
}
