import { html } from 'hono/html'
import { CRACK } from '../../language/crack.ts'

const WIDTH = 352
const HEIGHT = 32
const PAD = 7
const AMPLITUDE = 1.35

type Vertex = [x: number, y: number, half: number]

const VERTICES: Vertex[] = [
  ...CRACK.flatMap((segment, at) =>
    segment.map(
      ([share, offset, half]): Vertex => [
        PAD + ((at + share) * (WIDTH - 2 * PAD)) / 4,
        HEIGHT / 2 + offset * AMPLITUDE,
        half,
      ],
    ),
  ),
  [WIDTH - PAD, HEIGHT / 2, 1.1],
]

const round = (value: number) => Math.round(value * 100) / 100
const line = (vertices: Vertex[]) => `M${vertices.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`

function until(x: number): Vertex[] {
  const after = VERTICES.findIndex(([at]) => at > x)
  if (after < 0) return VERTICES
  const a = VERTICES[Math.max(after - 1, 0)]!
  const b = VERTICES[after]!
  const share = (x - a[0]) / (b[0] - a[0] || 1)
  return [...VERTICES.slice(0, after), [x, a[1] + (b[1] - a[1]) * share, 0.9]]
}

const outline = (vertices: Vertex[]) => {
  const above = vertices.map(([x, y, half]): Vertex => [x, y - half, half])
  const below = vertices.map(([x, y, half]): Vertex => [x, y + half, half]).reverse()
  return `${line([...above, ...below])}Z`
}

/** The four steps as one line that fills with gold, for customer pages. `steps` 0 to 4; `old`: how far an earlier mend came. */
export function pageSeam({ steps, label, old = 0 }: { steps: number; label: string; old?: number }) {
  const reach = (share: number) => PAD + ((WIDTH - 2 * PAD) * share) / 4
  const gold = until(reach(steps))
  return html`<svg class="seam" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}"><path class="crack" d="${line(VERTICES)}"/>${old > 0 ? html`<path class="old" d="${line(until(reach(old)))}"/>` : ''}${steps > 0 ? html`<path class="gold" d="${outline(gold)}"/><path class="lit" d="${line(gold.map(([x, y, half]): Vertex => [x, y - half * 0.35, half]))}"/>` : ''}${[0, 1, 2, 3].map((at) => bead(at, steps))}</svg>`
}

function bead(at: number, steps: number) {
  const x = round(PAD + ((WIDTH - 2 * PAD) * at) / 4)
  const y = HEIGHT / 2
  if (steps >= at + 1)
    return html`<circle class="bead" cx="${x}" cy="${y}" r="5.5"/><path class="tick" d="M${round(x - 2.4)} ${y + 0.2}l1.7 1.8l3.2 -3.6"/>`
  if (steps >= at)
    return html`<circle class="ring" cx="${x}" cy="${y}" r="5.5"/><circle class="bead" cx="${x}" cy="${y}" r="2.2"/>`
  return html`<circle class="todo" cx="${x}" cy="${y}" r="4"/>`
}
