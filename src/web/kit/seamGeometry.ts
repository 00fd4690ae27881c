import { CRACK } from '../../language/crack.ts'

/** A vertex on the seam: where along it, how high, and the gold's half width there. */
type Point = readonly [x: number, y: number, half: number]

/** How a seam is drawn in one place. */
export interface SeamShape {
  width: number
  height: number
  /** Offsets from the centre line are multiplied by this. */
  swing: number
  /** Half widths of the gold are multiplied by this. */
  fat: number
  /** Inset at both ends. */
  pad: number
  /** Beads and veins; rows have none and fewer vertices. */
  beads: boolean
  /** Which side veins are drawn, by index. */
  veins: readonly number[]
}

/** The four places a seam is drawn: on the case, on a phone, in a list of parts, in a row. */
export const SEAM_KINDS = {
  case: { height: 42, swing: 1.75, fat: 1.2, pad: 7, beads: true, veins: [0, 1, 2, 3] },
  // Only the second and the last vein fit between the labels of a narrow screen.
  phone: { height: 32, swing: 1.35, fat: 1, pad: 7, beads: true, veins: [1, 3] },
  small: { height: 26, swing: 1.05, fat: 1, pad: 7, beads: true, veins: [0, 1, 2, 3] },
  row: { height: 10, swing: 0.8, fat: 0.85, pad: 1, beads: false, veins: [] },
} as const satisfies Record<string, Omit<SeamShape, 'width'>>

const ROW = [
  [
    [0, 0, 1.3],
    [0.55, 2, 1.6],
  ],
  [
    [0, -0.4, 1.2],
    [0.45, -2.2, 1.6],
  ],
  [
    [0, 0.9, 1.2],
    [0.62, -1.5, 1.5],
  ],
  [
    [0, 0.6, 1.2],
    [0.48, 2, 1.6],
  ],
] as const

/** Side veins: index of the vertex they leave from, and their reach. */
const VEINS = [
  [3, 15, 7],
  [8, 14, -8],
  [11, 16, 7],
  [17, 15, 7],
] as const

/** Everything to draw: paths as `d` strings, beads by their centre. */
export interface SeamDrawing {
  crack: string
  veins: { d: string; mended: boolean }[]
  /** The earlier mend of a reopened case. */
  old?: string
  gold?: string
  lit?: string
  beads: { x: number; state: 'done' | 'current' | 'todo' }[]
}

/**
 * The seam at `steps` done: -1 not begun, 0 waiting for the first word, 2.5 two done and half the evidence of the third,
 * 4 all. `old` says how far an earlier mend reached.
 */
export function drawSeam(shape: SeamShape, steps: number, old = 0): SeamDrawing {
  const inner = shape.width - shape.pad * 2
  const points = vertices(shape, inner)
  const reach = shape.pad + (inner * Math.max(steps, 0)) / 4
  const mended = upTo(points, reach)
  return {
    crack: line(points),
    veins: veinsOf(shape, points, reach),
    ...(old > 0 && { old: line(upTo(points, shape.pad + (inner * old) / 4)) }),
    ...(steps > 0 && { gold: band(mended) }),
    ...(steps > 0 && shape.beads && { lit: line(mended.map(([x, y, half]) => [x, y - half * 0.35, half])) }),
    beads: shape.beads ? beadsOf(shape.pad, inner, steps) : [],
  }
}

function vertices(shape: SeamShape, inner: number): Point[] {
  const middle = shape.height / 2
  const run = (shape.beads ? CRACK : ROW).flatMap((segment, i) =>
    segment.map(
      ([share, offset, half]): Point => [
        shape.pad + ((i + share) * inner) / 4,
        middle + offset * shape.swing,
        half * shape.fat,
      ],
    ),
  )
  return [...run, [shape.pad + inner, middle, 1.1 * shape.fat]]
}

/** The part of the line left of `reach`, its end cut between two vertices. */
function upTo(points: readonly Point[], reach: number): Point[] {
  const next = points.findIndex(([x]) => x > reach)
  const after = points[next]
  const before = points[next - 1]
  if (!after || !before) return [...points]
  const share = (reach - before[0]) / (after[0] - before[0])
  return [...points.slice(0, next), [reach, before[1] + (after[1] - before[1]) * share, 0.9]]
}

function veinsOf(shape: SeamShape, points: readonly Point[], reach: number): SeamDrawing['veins'] {
  return shape.veins.flatMap((index) => {
    const vein = VEINS[index]
    const from = vein && points[vein[0]]
    if (!vein || !from) return []
    const [, dx, dy] = vein
    const d = `M${at(from)}l${round(dx * 0.55)} ${round(dy * 0.35)}l${round(dx * 0.45)} ${round(dy * 0.65)}`
    return [{ d, mended: from[0] + dx <= reach }]
  })
}

function beadsOf(pad: number, inner: number, steps: number): SeamDrawing['beads'] {
  return [0, 1, 2, 3].map((i) => ({
    x: pad + (inner * i) / 4,
    state: steps >= i + 1 ? 'done' : steps >= i ? 'current' : 'todo',
  }))
}

const round = (value: number) => Number(value.toFixed(2))
const at = ([x, y]: Point) => `${round(x)} ${round(y)}`
const line = (points: readonly Point[]) => `M${points.map(at).join('L')}`

/** The gold itself: out along the upper edge, back along the lower. */
function band(points: readonly Point[]): string {
  const upper = points.map(([x, y, half]): Point => [x, y - half, half])
  const lower = points.toReversed().map(([x, y, half]): Point => [x, y + half, half])
  return `${line([...upper, ...lower])}Z`
}
