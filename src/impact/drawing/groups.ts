import type { ImpactPage } from '../page.ts'
import { brokenInto, line, type Picture, type Shape, text } from './shapes.ts'

/** What the picture of the groups says. */
export interface GroupWords {
  percent: (share: number) => string
  few: (n: number) => string
}

const ROW = 22
const VALUE = 44

/** One line a group: its rate, pulled, with its interval, around the line of all. */
export function drawGroups(
  groups: ImpactPage['groups'],
  { everywhere, width, words }: { everywhere: number | undefined; width: number; words: GroupWords },
): Picture {
  const label = Math.min(170, width * 0.36)
  const ends = groups.flatMap(({ rate: { shown } }) => (shown ? [shown.low, shown.high] : []))
  // Tenths, so that the marks are round; the groups fill the room instead of a corner of it.
  const least = Math.max(0, Math.floor(Math.min(...ends, everywhere ?? 1) * 10) / 10)
  const most = Math.min(1, Math.ceil(Math.max(...ends, everywhere ?? 0, least + 0.1) * 10) / 10)
  const x = (share: number) => label + ((width - VALUE - 8 - label) * (share - least)) / (most - least || 1)
  const floor = groups.length * ROW + 4
  const step = most - least > 0.5 ? 0.2 : 0.1
  const marks = Array.from({ length: Math.round((most - least) / step) + 1 }, (_, i) => least + i * step)
  return {
    width,
    height: floor + 20,
    shapes: [
      ...marks
        .filter((mark) => mark <= most + 1e-9)
        .flatMap((mark) => [
          line('grid', [x(mark), 0], [x(mark), floor]),
          text('plain', { x: x(mark), y: floor + 14, anchor: 'middle' }, words.percent(mark)),
        ]),
      ...(everywhere === undefined ? [] : [line('ours', [x(everywhere), 0], [x(everywhere), floor])]),
      ...groups.flatMap((group, i) => rowOf(group, { x, y: i * ROW + 12, width, label, words })),
    ],
  }
}

function rowOf(
  { name, rate: { n, shown } }: ImpactPage['groups'][number],
  at: { x: (share: number) => number; y: number; width: number; label: number; words: GroupWords },
): Shape[] {
  const { x, y, width, label, words } = at
  const [short = '', ...rest] = brokenInto(name, label - 10)
  const called = text('soft', { x: 0, y: y + 4 }, rest.length > 0 ? `${short.slice(0, -1)}…` : short)
  const value = { x: width, y: y + 4, anchor: 'end' as const }
  if (!shown) return [called, text('plain', value, words.few(n))]
  return [
    called,
    line('range', [x(shown.low), y], [x(shown.high), y]),
    { kind: 'dot', look: 'range', x: x(shown.rate), y, radius: 4 },
    text('strong', value, words.percent(shown.rate)),
  ]
}
