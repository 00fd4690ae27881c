import type { AnywayPoint, BeforeRow } from '../before-rows.ts'
import type { UpliftFigure } from '../view.ts'
import { brokenInto, line, type Picture, type Shape, text, whisker } from './shapes.ts'

/** What the picture says in words. */
export interface BeforeAfterWords {
  after: string
  anyway: string
  anywayMore: string
  same: string
  next: string
  score: (score: number) => string
  people: (n: number) => string
  /** A mark of the upright axis. */
  mark: (score: number) => string
}

const [LEFT, RIGHT, TOP, FOOT] = [38, 14, 18, 40]

/** Lowest and highest answer of the scale. */
export interface Range {
  lowest: number
  highest: number
}

interface Room {
  x: (before: number) => number
  y: (score: number) => number
  left: number
  right: number
}

/** What people gave next, by what they gave first, over the line of what happens anyway. */
export function drawBeforeAfter(
  { points, line: anyway }: Pick<Extract<UpliftFigure, { shown: true }>, 'points' | 'line'>,
  { range, width, height, words }: { range: Range; width: number; height: number; words: BeforeAfterWords },
): Picture {
  const { lowest, highest } = range
  const befores = anyway.map(({ before }) => before)
  const [first = 0, last = 0] = [Math.min(...befores), Math.max(...befores)]
  const inner = (width - LEFT - RIGHT) * 0.18
  const [from, to] = [LEFT + inner, width - RIGHT - inner]
  const room: Room = {
    x: (before) =>
      first === last ? (from + to) / 2 : from + ((to - from) * (before - first)) / (last - first),
    // An interval may reach beyond the scale; nobody can rate there.
    y: (score) =>
      height -
      FOOT -
      ((height - FOOT - TOP) * (Math.min(highest, Math.max(lowest, score)) - lowest)) / (highest - lowest),
    left: LEFT,
    right: width - RIGHT,
  }
  return {
    width,
    height,
    shapes: [
      ...gridOf(range, room, words),
      ...feetOf(anyway, room, { words, y: height - FOOT }),
      ...comparisonOf(points, anyway, { room, words }),
      ...oursOf(points, room, words),
    ],
  }
}

function gridOf({ lowest, highest }: Range, { y, left, right }: Room, words: BeforeAfterWords): Shape[] {
  const step = highest - lowest > 6 ? 2 : 1
  const marks = Array.from({ length: Math.floor((highest - lowest) / step) + 1 }, (_, i) => lowest + i * step)
  return [
    ...marks.flatMap((mark) => [
      line('grid', [left, y(mark)], [right, y(mark)]),
      text('plain', { x: left - 8, y: y(mark) + 4, anchor: 'end' }, words.mark(mark)),
    ]),
    text('plain', { x: right, y: y(highest) + 13, anchor: 'end' }, words.next),
  ]
}

const feetOf = (
  points: readonly { before: number; n: number }[],
  { x }: Room,
  { words, y }: { words: BeforeAfterWords; y: number },
): Shape[] =>
  points.flatMap(({ before, n }) => [
    text('strong', { x: x(before), y: y + 18, anchor: 'middle' }, words.score(before)),
    text('plain', { x: x(before), y: y + 33, anchor: 'middle' }, words.people(n)),
  ])

function comparisonOf(
  points: readonly BeforeRow[],
  line_: readonly AnywayPoint[],
  { room: { x, y, right }, words }: { room: Room; words: BeforeAfterWords },
): Shape[] {
  const placeOf = ({ before, expected }: AnywayPoint) => [x(before), y(expected)] as const
  const same = line_.map(({ before }) => [x(before), y(before)] as const)
  const band = [
    ...points.map(({ before, after }) => [x(before), y(after.mean)] as const),
    ...points.map(placeOf).toReversed(),
  ]
  const anyway = line_.map(placeOf)
  const [at] = anyway
  const lines = at ? brokenInto(words.anywayMore, Math.min(220, right - at[0])) : []
  const middle = same[Math.floor((same.length - 1) / 2)]
  return [
    { kind: 'line', look: 'ours-area', points: band, closed: true },
    line('quiet', ...same),
    ...(middle ? [text('plain', { x: middle[0] + 14, y: middle[1] - 5 }, words.same)] : []),
    line('comparison', ...anyway),
    ...anyway.map(([cx, cy]): Shape => ({ kind: 'dot', look: 'comparison', x: cx, y: cy, radius: 2.5 })),
    ...(at ? [text('strong', { x: at[0] + 6, y: at[1] + 20 }, words.anyway)] : []),
    ...(at ? lines.map((each, i) => text('plain', { x: at[0] + 6, y: at[1] + 34 + i * 13 }, each)) : []),
  ]
}

function oursOf(points: readonly BeforeRow[], { x, y }: Room, words: BeforeAfterWords): Shape[] {
  const [first] = points
  return [
    line('ours', ...points.map(({ before, after }) => [x(before), y(after.mean)] as const)),
    ...points.flatMap(({ before, after }): Shape[] => [
      ...whisker('ours', x(before), { low: y(after.low), high: y(after.high) }),
      { kind: 'dot', look: 'ours', x: x(before), y: y(after.mean), radius: 5 },
    ]),
    ...(first ? [text('ours', { x: x(first.before) - 10, y: y(first.after.high) - 9 }, words.after)] : []),
  ]
}
