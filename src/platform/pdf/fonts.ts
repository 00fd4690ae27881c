import type { Objects } from './objects.ts'
import { asNumber, ref } from './objects.ts'
import type { Typeface } from './typeface.ts'

/** A font of the document: its name on pages, and the letters that were used. */
export interface UsedFont {
  name: string
  face: Typeface
  letters: Map<number, number>
}

/** Writes a font with the used glyphs alone, readable back as text; answers its object. */
export function writeFont(objects: Objects, { face, letters }: UsedFont): number {
  const glyphs = [...letters.keys()].toSorted((a, b) => a - b)
  const file = objects.stream(face.only(new Set(glyphs)))
  // Six letters before a name say that it is a part of the font.
  const name = `/AMENDS+${face.name}`
  const [left, bottom, right, top] = face.box.map(asNumber)
  const descriptor = objects.write(
    `<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [${left} ${bottom} ${right} ${top}] /ItalicAngle 0
/Ascent ${asNumber(face.ascent)} /Descent ${asNumber(face.descent)} /CapHeight ${asNumber(face.ascent)} /StemV 80 /FontFile2 ${ref(file)} >>`,
  )
  const widths = glyphs.map((glyph) => `${glyph} [${asNumber(face.advanceOf(glyph))}]`).join(' ')
  const descendant = objects.write(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
/FontDescriptor ${ref(descriptor)} /W [${widths}] /DW 1000 /CIDToGIDMap /Identity >>`,
  )
  const toText = objects.stream(Buffer.from(backToText(letters), 'latin1'))
  return objects.write(
    `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${ref(descendant)}] /ToUnicode ${ref(toText)} >>`,
  )
}

const hex = (value: number): string => value.toString(16).padStart(4, '0')

const utf16 = (codePoint: number): string =>
  [...String.fromCodePoint(codePoint)]
    .flatMap((letter) => Array.from({ length: letter.length }, (_, i) => hex(letter.charCodeAt(i))))
    .join('')

/** What each glyph means, so that the text can be searched, copied and read aloud. At most a hundred lines a block. */
function backToText(letters: ReadonlyMap<number, number>): string {
  const lines = [...letters].map(([glyph, codePoint]) => `<${hex(glyph)}> <${utf16(codePoint)}>`)
  const blocks: string[] = []
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Amends def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`
}
