import { type Colour, type Document, PAPER, type Style, type Tag } from '../../platform/pdf/index.ts'
import { piecesOf } from '../drawing/shapes.ts'

/** Ink of the paper. Gold is dark enough to stay a grey that can be told from white. */
export const INK = {
  ink: [0.13, 0.11, 0.09],
  soft: [0.32, 0.29, 0.25],
  quiet: [0.42, 0.38, 0.33],
  line: [0.88, 0.85, 0.8],
  strong: [0.72, 0.68, 0.62],
  gold: [0.69, 0.49, 0.12],
  goldInk: [0.47, 0.33, 0.06],
  wash: [0.96, 0.92, 0.83],
  white: [1, 1, 1],
} as const satisfies Record<string, Colour>

export const MARGIN = 48
/** Width of the text. */
export const INNER = PAPER.width - 2 * MARGIN
const FOOT = 56

/** How a paragraph is set. */
export interface Setting {
  size: number
  style: Style
  colour: Colour
  tag: Tag
  /** Room above it, in points. */
  above?: number
}

/** Text and pictures, one under the other; a new page where no room is left. */
export interface Flow {
  paragraph(text: string, setting: Setting): void
  /** A thing of this height, drawn by whoever has it, from its upper left corner. */
  place(height: number, draw: (at: { x: number; y: number }) => void): void
  space(points: number): void
  /** A new page unless so much room is left. */
  keep(points: number): void
  rule(): void
}

/** Begins on a new page. */
export function openFlow(pdf: Document): Flow {
  let y = 0
  const turn = () => {
    pdf.newPage()
    y = MARGIN
  }
  const room = (points: number) => {
    if (y + points > PAPER.height - FOOT) turn()
  }
  turn()
  return {
    paragraph: (text, { size, style, colour, tag, above = 0 }) => {
      const lines = linesOf(pdf, text, { size, style, width: INNER })
      const height = size * 1.4
      room(above + Math.min(lines.length, 2) * height)
      y += above
      for (const [i, line] of lines.entries()) {
        room(height)
        const at = [MARGIN, y + size] as const
        pdf.inside(i === 0 ? tag : 'P', () => pdf.write({ at, text: line, size, style, colour }))
        y += height
      }
    },
    place: (height, draw) => {
      room(height)
      draw({ x: MARGIN, y })
      y += height
    },
    space: (points) => {
      y += points
    },
    keep: room,
    rule: () => {
      const at = y
      pdf.inside('ornament', () =>
        pdf.line(
          [
            [MARGIN, at],
            [PAPER.width - MARGIN, at],
          ],
          { colour: INK.line, width: 0.75 },
        ),
      )
    },
  }
}

/** Text in lines no wider than `width`: at spaces, or between letters of Han and kana. */
export function linesOf(
  pdf: Pick<Document, 'widthOf'>,
  text: string,
  { size, style, width }: { size: number; style: Style; width: number },
): string[] {
  const lines: string[] = []
  let current = ''
  for (const piece of piecesOf(text)) {
    if (current !== '' && pdf.widthOf((current + piece).trimEnd(), size, style) > width) {
      lines.push(current.trimEnd())
      current = ''
    }
    current += piece
  }
  return [...lines, current.trimEnd()]
}
