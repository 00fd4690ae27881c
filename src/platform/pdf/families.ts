import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openTypeface, type Typeface } from './typeface.ts'

/** How text is set. */
export type Style = 'plain' | 'strong' | 'title'

const FILES = {
  plain: { family: 'sans', weight: 400 },
  strong: { family: 'sans', weight: 600 },
  title: { family: 'serif', weight: 600 },
} as const

/** The Han of each language looks its own way; others take the Latin and Cyrillic of the Japanese one. */
const hanOf = (locale: string): 'jp' | 'sc' | 'tc' =>
  locale === 'zh-Hans' ? 'sc' : locale === 'zh-Hant' ? 'tc' : 'jp'

/** Finds the font file for a letter, and opens it once. */
export type Faces = (style: Style, codePoint: number) => Typeface

const opened = new Map<string, Typeface>()
const ranges = new Map<string, [name: string, from: number, to: number][]>()

/** The fonts that come with the desk, for a document in this language. A letter in none of them becomes a box. */
export function facesFor(locale: string): Faces {
  // A name may be written in another script than the document.
  const order = [...new Set([hanOf(locale), 'jp', 'sc', 'tc'] as const)]
  const chosen = new Map<string, Typeface>()
  return (style, codePoint) =>
    chosen.getOrInsertComputed(`${style} ${codePoint}`, () => {
      const { family, weight } = FILES[style]
      // A package may list a letter in a part that does not have it.
      for (const han of order)
        for (const part of partsOf(`noto-${family}-${han}`, codePoint)) {
          const face = open(`noto-${family}-${han}`, part, weight)
          if (face.glyphOf(codePoint) !== 0) return face
        }
      return open(`noto-${family}-jp`, 'latin', weight)
    })
}

const partsOf = (font: string, codePoint: number): string[] =>
  rangesOf(font).flatMap(([part, from, to]) => (from <= codePoint && codePoint <= to ? [part] : []))

const pathOf = (file: string): string => fileURLToPath(import.meta.resolve(`@fontsource/${file}`))

/** `{ "[0]": "U+4E00-4E0F,U+4E11", "latin": ... }` as the packages tell it. Latin is asked first. */
function rangesOf(font: string): [string, number, number][] {
  return ranges.getOrInsertComputed(font, () => {
    const told: Record<string, string> = JSON.parse(readFileSync(pathOf(`${font}/unicode.json`), 'utf8'))
    return Object.entries(told)
      .toReversed()
      .flatMap(([part, list]) =>
        list.split(',').map((range): [string, number, number] => {
          const [from = 0, to = from] = range
            .replace('U+', '')
            .split('-')
            .map((digits) => Number.parseInt(digits, 16))
          return [part.replace(/[[\]]/g, ''), from, to]
        }),
      )
  })
}

function open(font: string, part: string, weight: number): Typeface {
  const file = `${font}-${part}-${weight}-normal`
  return opened.getOrInsertComputed(file, () =>
    openTypeface(readFileSync(pathOf(`${font}/files/${file}.woff`)), file),
  )
}
