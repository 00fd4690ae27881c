import type { Voice } from '../engine.ts'
import { chance } from '../evaluate/metrics.ts'
import { BUCKETS, isDense } from '../grams.ts'
import { COLUMNS } from '../kinds/model.ts'
import { HIDDEN, INPUTS, inputsAnywhere, inputsHere, type Net, PARTS_COUNT } from '../kinds/net.ts'
import { type Parts, weighedParts } from '../kinds/parts.ts'
import { type Moved, stepAll, stepRows, unmoved } from './adam.ts'
import { type KindLesson, shuffled } from './fitKinds.ts'
import { type Clause, type Draft, type Message, noSlopes, slopeOn } from './netSlopes.ts'
import { wholeRows } from './wholeNumbers.ts'

/** Tried on development messages of writers left out: between .0015 and .003, 5 and 12 rounds, .3 and .5 nothing changes. */
export const NET_FIT = {
  epochs: 8,
  rate: 0.002,
  /** Share of hidden units that sit a message out. */
  idle: 0.3,
  /** A kind that is said counts this often against the many that are not. */
  positive: 2,
  batch: 16,
  /** A word part must stand in so many messages. */
  least: { dense: 12, spaced: 6 },
  bias: -3,
  around: 0.3,
  spread: { inputs: 0.15, parts: 0.05 },
}

type Fit = typeof NET_FIT

/** Learns one net for all voices together; the same lessons give the same numbers. */
export function fitNets(lessons: readonly KindLesson[], fit: Fit = NET_FIT): Map<Voice, Net> {
  const { rowsOf, count } = rowsFor(lessons, fit.least)
  const messages = lessons
    .map((lesson) => messageOf(lesson, rowsOf.get(lesson.voice) as Int32Array))
    .filter(({ clauses }) => clauses.length > 0)
  const draft = newDraft(count, fit)
  const moved = {
    first: unmoved(draft.first),
    biases: unmoved(draft.biases),
    around: unmoved(draft.around),
    out: unmoved(draft.out),
    outBiases: unmoved(draft.outBiases),
  }
  for (let epoch = 0; epoch < fit.epochs; epoch++) {
    const order = shuffled(messages, 104729 + epoch)
    const next = chance(15485863 + epoch)
    // Slower towards the end, so that it settles.
    const rate = fit.rate * (1 - (0.9 * epoch) / fit.epochs)
    for (let at = 0; at < order.length; at += fit.batch)
      teachBatch(draft, { messages: order.slice(at, at + fit.batch), moved, rate, next, fit })
  }
  return new Map([...rowsOf].map(([voice, rows]) => [voice, netOf(draft, rows)]))
}

/** A row for every word part that stands in at least so many messages of its voice, after the rows of the inputs. */
function rowsFor(lessons: readonly KindLesson[], { dense, spaced }: Fit['least']) {
  const rowsOf = new Map<Voice, Int32Array>()
  let count = INPUTS
  for (const [voice, some] of Map.groupBy(lessons, (lesson) => lesson.voice)) {
    const seen = new Uint32Array(BUCKETS)
    for (const { segments, lent } of some)
      for (const bucket of new Set(
        lent ? [] : segments.parts.flatMap(({ grams }) => [...weighedParts(grams).buckets]),
      ))
        seen[bucket] = (seen[bucket] as number) + 1
    const least = isDense(voice) ? dense : spaced
    rowsOf.set(
      voice,
      Int32Array.from(seen, (times) => (times >= least ? count++ : -1)),
    )
  }
  return { rowsOf, count }
}

const room = new Int32Array(2 * INPUTS)

function messageOf({ segments, said, judged }: KindLesson, rowOf: Int32Array): Message {
  const anywhere = room.slice(0, inputsAnywhere(segments.anywhere, room))
  const clauseOf = (said: Parts, i: number): Clause => {
    const { buckets, values } = weighedParts(said)
    const known = [...buckets.keys()].filter((at) => rowOf[buckets[at] as number] !== -1)
    const on = [...anywhere, ...room.subarray(0, inputsHere(segments.parts, i, room))]
    return {
      rows: Int32Array.from([...on, ...known.map((at) => rowOf[buckets[at] as number] as number)]),
      values: Float32Array.from([
        ...on.map(() => 1),
        ...known.map((at) => PARTS_COUNT * (values[at] as number)),
      ]),
    }
  }
  const clauses = segments.parts.map(({ grams }, i) => clauseOf(grams, i))
  const own = segments.parts.map((part, i) =>
    part.own === part.grams ? (clauses[i] as Clause) : clauseOf(part.own, i),
  )
  return { clauses, own, said, judged }
}

function newDraft(count: number, { spread, around, bias }: Fit): Draft {
  const next = chance(32452843)
  // Six evens make a bell of standard deviation .7.
  const bell = () => (next() + next() + next() + next() + next() + next() - 3) / 0.7
  const filled = (length: number, value: (i: number) => number) =>
    Float32Array.from({ length }, (_, i) => value(i))
  return {
    first: filled(count * HIDDEN, (i) => bell() * (i < INPUTS * HIDDEN ? spread.inputs : spread.parts)),
    biases: new Float32Array(HIDDEN),
    around: new Float32Array(HIDDEN).fill(around),
    out: filled(HIDDEN * COLUMNS, () => bell() / Math.sqrt(HIDDEN)),
    outBiases: new Float32Array(COLUMNS).fill(bias),
  }
}

interface Batch {
  messages: readonly Message[]
  moved: Record<keyof Draft, Moved>
  rate: number
  next: () => number
  fit: Fit
}

function teachBatch(draft: Draft, { messages, moved, rate, next, fit }: Batch): void {
  const slopes = noSlopes(draft)
  const awake = new Float32Array(HIDDEN)
  for (const message of messages) {
    for (let unit = 0; unit < HIDDEN; unit++) awake[unit] = next() < fit.idle ? 0 : 1 / (1 - fit.idle)
    slopeOn(draft, { message, awake, slopes, positive: fit.positive })
  }
  const pace = { rate, share: 1 / messages.length }
  stepRows(draft.first, slopes.first, moved.first, pace)
  for (const name of ['biases', 'around', 'out', 'outBiases'] as const)
    stepAll(draft[name], slopes[name], moved[name], pace)
}

/** What subjects weigh fits in little: it keeps its digits, and nothing is cut off. */
const INPUT_NUMBERS = { levels: 127, far: Number.POSITIVE_INFINITY }

/** One voice's share of what was learnt: its own rows as whole numbers. */
function netOf({ first, biases, around, out, outBiases }: Draft, rowOf: Int32Array): Net {
  const kept = [...rowOf].filter((row) => row !== -1)
  const learnt = new Float32Array(kept.length * HIDDEN)
  for (const [i, row] of kept.entries())
    learnt.set(first.subarray(row * HIDDEN, (row + 1) * HIDDEN), i * HIDDEN)
  let count = 0
  const rows = rowOf.map((row) => (row === -1 ? -1 : count++))
  const parts = wholeRows(learnt)
  const inputs = wholeRows(first.slice(0, INPUTS * HIDDEN), INPUT_NUMBERS)
  return {
    rows,
    parts: parts.values,
    scale: parts.scale,
    inputs: inputs.values,
    inputScale: inputs.scale,
    biases,
    around,
    out,
    outBiases,
  }
}
