import type { UpliftFigure } from '../view.ts'
import { line, type Picture, type Shape, text, whisker } from './shapes.ts'

/** What the three bars say. */
export interface BarWords {
  seen: string
  byItself: string
  ours: string
  points: (value: number) => string
  range: (low: number, high: number) => string
}

const [TOP, FOOT] = [34, 40]
const THICK = 56

type Shown = Extract<UpliftFigure, { shown: true }>

/** What was seen, less what comes anyway, is what is left for us: three bars on one line. */
export function drawBars(
  { change, expected, net }: Pick<Shown, 'change' | 'expected' | 'net'>,
  { width, height, words }: { width: number; height: number; words: BarWords },
): Picture {
  const ends = [0, change.mean, net.mean, net.low, net.high]
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  const floor = height - FOOT
  const y = (value: number) => floor - ((floor - TOP) * (value - least)) / (most - least || 1)
  const thick = Math.min(THICK, width / 5)
  const centre = (i: number) => width * (0.5 + (i - 1) * 0.32)
  const bar = (look: 'seen' | 'hollow' | 'ours', i: number, from: number, to: number): Shape => ({
    kind: 'box',
    look,
    x: centre(i) - thick / 2,
    y: Math.min(y(from), y(to)),
    width: thick,
    height: Math.max(1, Math.abs(y(from) - y(to))),
  })
  const over = (...values: number[]) => Math.min(...values.map(y)) - 9
  const foot = (word: 'soft' | 'strong', i: number, words_: string) =>
    text(word, { x: centre(i), y: floor + 18, anchor: 'middle' }, words_)
  const figure = (word: 'figure' | 'ours-figure', i: number, at: number, value: number) =>
    text(word, { x: centre(i), y: at, anchor: 'middle' }, words.points(value))
  return {
    width,
    height,
    shapes: [
      bar('seen', 0, 0, change.mean),
      bar('hollow', 1, change.mean, net.mean),
      bar('ours', 2, 0, net.mean),
      line('axis', [0, y(0)], [width, y(0)]),
      line('grid', [centre(0) + thick / 2, y(change.mean)], [centre(1) - thick / 2, y(change.mean)]),
      line('grid', [centre(1) + thick / 2, y(net.mean)], [centre(2) - thick / 2, y(net.mean)]),
      ...whisker('range', centre(2), { low: y(net.low), high: y(net.high) }),
      figure('figure', 0, over(0, change.mean), change.mean),
      figure('figure', 1, over(change.mean, net.mean), -expected),
      figure('ours-figure', 2, over(0, net.mean, net.high), net.mean),
      foot('soft', 0, words.seen),
      foot('soft', 1, words.byItself),
      foot('strong', 2, words.ours),
      text('plain', { x: width - 2, y: floor + 33, anchor: 'end' }, words.range(net.low, net.high)),
    ],
  }
}
