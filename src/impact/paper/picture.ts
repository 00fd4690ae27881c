import type { Colour, Document, Place, Stroke, Style } from '../../platform/pdf/index.ts'
import type { Look, Picture, Shape, Word } from '../drawing/shapes.ts'
import { INK } from './flow.ts'

const STROKES: Record<Look, Stroke> = {
  grid: { colour: INK.line, width: 0.6 },
  axis: { colour: INK.strong, width: 0.8 },
  ours: { colour: INK.gold, width: 1.8 },
  'ours-area': { colour: INK.wash, width: 0.5 },
  'ours-range': { colour: INK.gold, width: 5 },
  comparison: { colour: INK.ink, width: 1.3, dash: [4, 3] },
  quiet: { colour: INK.strong, width: 1 },
  seen: { colour: INK.quiet, width: 0.8 },
  hollow: { colour: INK.ink, width: 1, dash: [3, 2] },
  span: { colour: INK.line, width: 0.5 },
  range: { colour: INK.ink, width: 1 },
}
const FILLS: Partial<Record<Look, Colour>> = {
  ours: INK.gold,
  'ours-area': INK.wash,
  seen: INK.quiet,
  hollow: INK.white,
  span: INK.line,
  range: INK.ink,
  comparison: INK.ink,
}
const WORDS: Record<Word, { size: number; style: Style; colour: Colour }> = {
  plain: { size: 11, style: 'plain', colour: INK.quiet },
  soft: { size: 12, style: 'plain', colour: INK.soft },
  strong: { size: 11, style: 'strong', colour: INK.ink },
  ours: { size: 11, style: 'strong', colour: INK.goldInk },
  figure: { size: 15, style: 'strong', colour: INK.ink },
  'ours-figure': { size: 15, style: 'strong', colour: INK.goldInk },
}

/** Puts a picture on the paper, with the sentence that says it for whoever does not see it. */
export function putPicture(
  pdf: Document,
  picture: Picture,
  { at, scale, says }: { at: { x: number; y: number }; scale: number; says: string },
): void {
  const placed = (x: number, y: number): Place => [at.x + x * scale, at.y + y * scale]
  pdf.inside(
    'Figure',
    () => {
      for (const shape of picture.shapes) put(pdf, shape, { placed, scale })
    },
    says,
  )
}

interface Putting {
  placed: (x: number, y: number) => Place
  scale: number
}

function put(pdf: Document, shape: Shape, { placed, scale }: Putting): void {
  switch (shape.kind) {
    case 'line':
      putLine(
        pdf,
        shape,
        shape.points.map(([x, y]) => placed(x, y)),
      )
      break
    case 'box': {
      const { x, y, width, height, look } = shape
      const corners = [
        placed(x, y),
        placed(x + width, y),
        placed(x + width, y + height),
        placed(x, y + height),
      ]
      pdf.area(corners, FILLS[look], look === 'hollow' ? STROKES.hollow : undefined)
      break
    }
    case 'dot': {
      const centre = placed(shape.x, shape.y)
      pdf.disc(centre, (shape.radius + 1) * scale, INK.white)
      pdf.disc(centre, shape.radius * scale, FILLS[shape.look] ?? INK.ink)
      break
    }
    case 'text':
      putWords(pdf, shape, { placed, scale })
  }
}

function putLine(pdf: Document, { look, closed }: Extract<Shape, { kind: 'line' }>, points: Place[]): void {
  if (points.length === 0) return
  if (closed) pdf.area(points, FILLS[look])
  else pdf.line(points, STROKES[look])
}

function putWords(
  pdf: Document,
  { word, x, y, text, anchor }: Extract<Shape, { kind: 'text' }>,
  { placed, scale }: Putting,
): void {
  const { size, style, colour } = WORDS[word]
  const width = pdf.widthOf(text, size * scale, style)
  const [left, base] = placed(x, y)
  const back = { start: 0, middle: width / 2, end: width }[anchor]
  pdf.write({ at: [left - back, base], text, size: size * scale, style, colour })
}
