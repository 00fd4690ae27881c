import type { ClockView } from '../clock-view.ts'
import { line, type Picture, text } from './shapes.ts'

/** What the picture of a clock says. */
export interface ClockWords {
  time: (seconds: number) => string
  percent: (share: number) => string
}

const [LEFT, RIGHT, TOP, FOOT] = [34, 8, 8, 20]

/** How many were done by when: from an eighth of the target to eight times it, doubling. */
export function drawClock(
  { curve, targetSeconds }: Pick<ClockView, 'curve' | 'targetSeconds'>,
  { width, height, words }: { width: number; height: number; words: ClockWords },
): Picture {
  const floor = height - FOOT
  const x = (seconds: number) =>
    LEFT + ((width - LEFT - RIGHT) * (Math.log2(seconds / targetSeconds) + 3)) / 6
  const y = (share: number) => floor - (floor - TOP) * share
  const marks = [-3, 0, 3].map((power) => targetSeconds * 2 ** power)
  return {
    width,
    height,
    shapes: [
      ...[0, 0.5, 1].flatMap((share) => [
        line('grid', [LEFT, y(share)], [width - RIGHT, y(share)]),
        text('plain', { x: LEFT - 6, y: y(share) + 4, anchor: 'end' }, words.percent(share)),
      ]),
      ...marks.map((seconds, i) =>
        text(
          seconds === targetSeconds ? 'strong' : 'plain',
          { x: x(seconds), y: floor + 15, anchor: (['start', 'middle', 'end'] as const)[i] ?? 'middle' },
          words.time(seconds),
        ),
      ),
      line('comparison', [x(targetSeconds), TOP], [x(targetSeconds), floor]),
      line('ours', ...curve.map(({ seconds, share }) => [x(seconds), y(share)] as const)),
    ],
  }
}
