import type { ImpactView } from '../view.ts'
import { line, type Picture, type Shape, text, widthOf } from './shapes.ts'

/** What the picture of the recovery rates says. */
export interface RateWords {
  silent: string
  everyone: string
  answered: string | undefined
  anyway: string | undefined
  percent: (share: number) => string
}

const [LEFT, RIGHT, TOP] = [10, 16, 6]

/** The recovery rate of everyone with the room that silence leaves, and of those who answered, on one line from 0 to 100 %. */
export function drawRates(
  { headline, responders, anyway, bounds }: ImpactView['recovered'],
  { width, words }: { width: number; words: RateWords },
): Picture {
  const x = (share: number) => LEFT + (width - LEFT - RIGHT) * share
  const rows = [responders.shown && words.answered, anyway?.shown && words.anyway].filter(Boolean).length
  const floor = TOP + 70 + rows * 30
  const shapes: Shape[] = [0, 0.25, 0.5, 0.75, 1].flatMap((mark) => [
    line('grid', [x(mark), TOP], [x(mark), floor]),
    text(
      'plain',
      { x: x(mark), y: floor + 15, anchor: mark === 0 ? 'start' : mark === 1 ? 'end' : 'middle' },
      words.percent(mark),
    ),
  ])
  if (headline.shown) shapes.push(...everyone({ headline: headline.shown, bounds, x, width, words }))
  let y = TOP + 84
  if (responders.shown && words.answered) {
    shapes.push(...side(responders.shown, { x, y, words: words.answered, look: 'range', width }))
    y += 30
  }
  if (anyway?.shown && words.anyway)
    shapes.push(...side(anyway.shown, { x, y, words: words.anyway, look: 'comparison', width }))
  return { width, height: floor + 22, shapes }
}

interface Ends {
  rate: number
  low: number
  high: number
}

function everyone(of: {
  headline: Ends
  bounds: { low: number; high: number } | undefined
  x: (share: number) => number
  width: number
  words: RateWords
}): Shape[] {
  const { headline, bounds, x, width, words } = of
  const y = TOP + 34
  const room = bounds ? (x(bounds.low) + x(bounds.high)) / 2 : 0
  const half = widthOf(words.silent) / 2
  return [
    ...(bounds && bounds.high > bounds.low
      ? [
          {
            kind: 'box' as const,
            look: 'span' as const,
            x: x(bounds.low),
            y: y - 4,
            width: x(bounds.high) - x(bounds.low),
            height: 8,
          },
          text(
            'plain',
            { x: Math.min(Math.max(room, half + 4), width - half - 4), y: y - 12, anchor: 'middle' },
            words.silent,
          ),
        ]
      : []),
    line('ours-range', [x(headline.low), y], [x(headline.high), y]),
    { kind: 'dot', look: 'ours', x: x(headline.rate), y, radius: 6 },
    text(
      'ours',
      { x: Math.max(x(headline.rate), widthOf(words.everyone) / 2 + 4), y: y + 21, anchor: 'middle' },
      words.everyone,
    ),
  ]
}

/** An interval with its words on the side that has room. */
function side(
  { rate, low, high }: Ends,
  at: {
    x: (share: number) => number
    y: number
    words: string
    look: 'range' | 'comparison'
    width: number
  },
): Shape[] {
  // Soft words are 12 px high.
  const wide = widthOf(at.words) * 1.1
  const before = at.x(low) > wide + 12
  return [
    line(at.look, [at.x(low), at.y], [at.x(high), at.y]),
    { kind: 'dot', look: at.look, x: at.x(rate), y: at.y, radius: 4.5 },
    text(
      'soft',
      before
        ? { x: at.x(low) - 8, y: at.y + 4, anchor: 'end' }
        : at.x(high) + 8 + wide < at.width
          ? { x: at.x(high) + 8, y: at.y + 4 }
          : { x: LEFT, y: at.y - 8 },
      at.words,
    ),
  ]
}
