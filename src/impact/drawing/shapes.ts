/**
 * How a mark is meant; the browser and the paper each have their own colours for it. No two differ by colour alone:
 * ours is thick, the comparison dashed, labels stand on the lines.
 */
export type Look =
  | 'grid'
  | 'axis'
  | 'ours'
  | 'ours-area'
  | 'ours-range'
  | 'comparison'
  | 'quiet'
  | 'seen'
  | 'hollow'
  | 'span'
  | 'range'

/** How a word is meant. */
export type Word = 'plain' | 'soft' | 'strong' | 'ours' | 'figure' | 'ours-figure'

/** One mark of a picture, in px from its upper left corner. */
export type Shape =
  | { kind: 'line'; look: Look; points: readonly (readonly [x: number, y: number])[]; closed?: boolean }
  | { kind: 'box'; look: Look; x: number; y: number; width: number; height: number }
  | { kind: 'dot'; look: Look; x: number; y: number; radius: number }
  | { kind: 'text'; word: Word; x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end' }

/** A picture: its marks from back to front. The same one is drawn on the screen, printed, and put into the PDF. */
export interface Picture {
  width: number
  height: number
  shapes: Shape[]
}

/** A straight line. */
export const line = (look: Look, ...points: (readonly [number, number])[]): Shape => ({
  kind: 'line',
  look,
  points,
})

/** Words at a place. */
export const text = (
  word: Word,
  { x, y, anchor = 'start' }: { x: number; y: number; anchor?: 'start' | 'middle' | 'end' },
  words: string,
): Shape => ({ kind: 'text', word, x, y, text: words, anchor })

/** An upright interval with its ends. */
export const whisker = (look: Look, x: number, { low, high }: { low: number; high: number }): Shape[] => [
  line(look, [x, low], [x, high]),
  line(look, [x - 4, low], [x + 4, low]),
  line(look, [x - 4, high], [x + 4, high]),
]

/** About how wide words are in px at 11 px: letters of Han and kana are square. */
export const widthOf = (words: string): number =>
  [...words].reduce((sum, letter) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/.test(letter) ? 11 : 6.1), 0)

/** Words broken into lines no wider than `most`: at spaces, or anywhere between letters of Han and kana. */
export function brokenInto(words: string, most: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const piece of piecesOf(words)) {
    if (current !== '' && widthOf(current + piece.trimEnd()) > most) {
      lines.push(current.trimEnd())
      current = ''
    }
    current += piece
  }
  return [...lines, current.trimEnd()]
}

// A letter of Han or kana, or a run of others (a number between them has no spaces around it), with the marks that must
// not begin a line or end one.
const PIECE =
  /[（「『]*(?:[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+)[、。，；：）」』！？％〜～]*\s*|\s+/g

/** The smallest pieces between which a line may end, with the spaces behind them. */
export const piecesOf = (words: string): string[] => words.match(PIECE) ?? [words]
