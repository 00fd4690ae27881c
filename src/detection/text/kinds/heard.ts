import { type Claim, claimsOf, longest } from '../claims.ts'
import type { Reading } from '../engine.ts'
import { spanOf } from '../fold.ts'
import type { Mood } from '../mood.ts'
import type { Span } from '../schema.ts'
import { columnOf, type Family, hintOf, KINDS } from './kinds.ts'
import { aroundOf, COLUMNS, gramWeight, type KindsModel, kindsModel, segmentLogits } from './model.ts'
import { partsOf } from './parts.ts'
import { type Segment, type Segments, segmentsOf } from './segments.ts'

/** A kind that the model hears in a message: how sure it is and at which words. */
export interface Heard {
  key: string
  probability: number
  span: Span
}

/** Logits from which a kind counts, chosen by five-fold cross-validation on `dev/text.*` and `dev/threat.*`. */
const LEAST: Record<Family, number> = { flag: -1.2, ask: -1.5, category: -0.9 }
/** An accusation of threat or insult that no cue bears out needs more, one that a cue bears out less. */
const ACCUSES = new Set(['flag threat', 'flag abuse'])
const ACCUSED = { byCue: -1, byModel: -0.5 }
/**
 * Without a cue an insult needs an insulting word and somebody it can mean, a threat some harm or a place to wait, and
 * somebody to take care of some age, illness, grief or fear: a parcel that is late and broken was called vulnerable once.
 */
const GROUNDS: Record<string, string[][]> = {
  'flag abuse': [['insult'], ['target', 'staff']],
  'flag threat': [['harm', 'weapon', 'stalk', 'body']],
  'flag vulnerable': [['child', 'old', 'ill', 'death', 'distress']],
}
/** A happy writer names what could go wrong in the same words: taken off in full where happiness is sure. */
const HAPPY = 1.5

/** The kinds of each family in a message, the surest first; undefined where no model was trained for its language. */
export function heardIn(reading: Reading, mood: Mood, happy: number): Record<Family, Heard[]> | undefined {
  const model = kindsModel(reading.voice)
  if (!model) return undefined
  const segments = segmentsOf(reading, mood)
  const { parts } = segments
  const loudest = loudestOf(model, segments)
  const family = (name: Family) =>
    KINDS.flatMap((kind, column) => {
      const found = loudest[column]
      if (!kind.startsWith(`${name} `) || !found) return []
      const margin = found.logit - HAPPY * happy - leastFor(kind, name, found.part.cues.has(column))
      if (margin < 0 || !grounded(kind, { part: found.part, parts, voice: reading.voice })) return []
      const span = spanFor(reading, { model, column, kind, part: found.part })
      return [{ key: kind.slice(name.length + 1), probability: sigmoid(margin), span }]
    }).sort((a, b) => b.probability - a.probability)
  return { flag: family('flag'), ask: family('ask'), category: family('category') }
}

interface Ground {
  part: Segment
  parts: readonly Segment[]
  voice: Reading['voice']
}

/**
 * Whether a claim rests on a cue, or its sentence on such words as it needs. Chinese and Japanese words of frailty are too
 * many for the hints (a mother's dialysis, a girl of two): three of twenty-one in `dev/text.*` would be lost.
 */
function grounded(kind: string, { part, parts, voice }: Ground): boolean {
  if (part.cues.has(columnOf.get(kind) as number)) return true
  if (kind === 'flag vulnerable' && (voice === 'zh' || voice === 'ja')) return true
  const [own = [], others = []] = GROUNDS[kind] ?? []
  const speaks = (of: Segment, names: string[]) =>
    names.length === 0 || names.some((name) => of.about.includes(hintOf.get(name) as number))
  return speaks(part, own) && parts.some((other) => speaks(other, others))
}

function leastFor(kind: string, family: Family, cue: boolean): number {
  if (!ACCUSES.has(kind)) return LEAST[family]
  return cue ? ACCUSED.byCue : ACCUSED.byModel
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit))

interface Loudest {
  logit: number
  part: Segment
}

/** For each column the sentence that says it loudest. */
function loudestOf(model: KindsModel, segments: Segments): (Loudest | undefined)[] {
  const around = aroundOf(model, segments)
  const loudest = new Array<Loudest | undefined>(COLUMNS)
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
  for (const [from, to] of windowsOf(text, reading.voice === 'zh' || reading.voice === 'ja')) {
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
