import { type Faces, facesFor, type Style } from './families.ts'
import { type UsedFont, writeFont } from './fonts.ts'
import { asNumber, asText, openObjects, ref } from './objects.ts'
import { type Structure, type Tag, writeStructure } from './structure.ts'

/** A4 in points. */
export const PAPER = { width: 595.28, height: 841.89 }

/** Red, green and blue from 0 to 1. */
export type Colour = readonly [number, number, number]

/** How a line or an area is drawn. */
export interface Stroke {
  colour: Colour
  width: number
  dash?: readonly number[]
}

/** A place on the paper, in points from its upper left corner. */
export type Place = readonly [x: number, y: number]

/** Something written. */
export interface Written {
  at: Place
  text: string
  size: number
  style: Style
  colour: Colour
}

/** A document in the making: marks on the newest page, each inside something with a meaning. */
export interface Document {
  newPage(): void
  readonly pages: number
  /** How wide text is, in points. */
  widthOf(text: string, size: number, style: Style): number
  /** What is drawn inside belongs to a heading, a paragraph, a picture with its words, or to nothing that is read out. */
  inside(tag: Tag | 'ornament', draw: () => void, says?: string): void
  /** What is drawn inside stands on that page, the first being 1, and is not read out: its foot. */
  onPage(number: number, draw: () => void): void
  write(written: Written): void
  line(points: readonly Place[], stroke: Stroke): void
  area(points: readonly Place[], fill: Colour | undefined, stroke?: Stroke): void
  disc(centre: Place, radius: number, fill: Colour): void
  finish(): Buffer
}

interface Facts {
  title: string
  locale: string
  author: string
  made: Temporal.Instant
}

/** Begins a tagged document. Fonts come with it: only the letters that are used. */
export function openDocument(facts: Facts): Document {
  const faces = facesFor(facts.locale)
  const pages: string[][] = []
  const fonts = new Map<string, UsedFont>()
  const structure: Structure[] = []
  const marks: number[] = []
  let current = -1
  const put = (operation: string) => pages.at(current)?.push(operation)
  const flipped = ([x, y]: Place) => `${asNumber(x)} ${asNumber(PAPER.height - y)}`
  return {
    newPage: () => {
      pages.push([])
      marks.push(0)
    },
    get pages() {
      return pages.length
    },
    widthOf: (text, size, style) => widthOf(faces, { text, size, style }),
    inside: (tag, draw, says) => {
      const page = pages.length - 1
      if (tag === 'ornament') put('/Artifact BMC')
      else {
        const mark = marks[page] ?? 0
        marks[page] = mark + 1
        structure.push({ tag, page, mark, says })
        put(`/${tag} << /MCID ${mark} >> BDC`)
      }
      draw()
      put('EMC')
    },
    onPage: (number, draw) => {
      current = number - 1
      put('/Artifact BMC')
      draw()
      put('EMC')
      current = -1
    },
    write: (written) => put(textOf(written, { faces, fonts, flipped })),
    line: (points, stroke) => put(`${strokeOf(stroke)} ${pathOf(points, flipped)} S`),
    area: (points, fill, stroke) =>
      put(
        `${fill ? `${colourOf(fill)} rg` : ''} ${stroke ? strokeOf(stroke) : ''} ${pathOf(points, flipped)} ${fill && stroke ? 'b' : fill ? 'f' : 's'}`,
      ),
    // A dot is a line of no length with round ends.
    disc: (centre, radius, fill) =>
      put(
        `q 1 J ${asNumber(2 * radius)} w [] 0 d ${colourOf(fill)} RG ${flipped(centre)} m ${flipped(centre)} l S Q`,
      ),
    finish: () => fileOf(facts, { pages, fonts, structure }),
  }
}

// Dates and numbers bring thin and narrow spaces that few fonts have.
const settable = (text: string): string => text.replace(/[\u2000-\u200a\u202f\u205f]/g, ' ')

const colourOf = (colour: Colour): string => colour.map(asNumber).join(' ')

const strokeOf = ({ colour, width, dash = [] }: Stroke): string =>
  `${colourOf(colour)} RG ${asNumber(width)} w [${dash.map(asNumber).join(' ')}] 0 d`

const pathOf = (points: readonly Place[], flipped: (place: Place) => string): string =>
  points.map((point, i) => `${flipped(point)} ${i === 0 ? 'm' : 'l'}`).join(' ')

function widthOf(faces: Faces, { text, size, style }: Pick<Written, 'text' | 'size' | 'style'>): number {
  let width = 0
  for (const letter of settable(text)) {
    const codePoint = letter.codePointAt(0) ?? 0
    const face = faces(style, codePoint)
    width += face.advanceOf(face.glyphOf(codePoint))
  }
  return (width * size) / 1000
}

interface Setting {
  faces: Faces
  fonts: Map<string, UsedFont>
  flipped: (place: Place) => string
}

/** Runs of letters of one font file each: the fonts come in parts. */
function textOf({ at, text, size, style, colour }: Written, { faces, fonts, flipped }: Setting): string {
  const runs: { font: string; glyphs: string }[] = []
  for (const letter of settable(text)) {
    const codePoint = letter.codePointAt(0) ?? 0
    const face = faces(style, codePoint)
    const glyph = face.glyphOf(codePoint)
    const font = fonts.getOrInsertComputed(face.name, () => ({
      name: `F${fonts.size + 1}`,
      face,
      letters: new Map(),
    }))
    font.letters.set(glyph, codePoint)
    const last = runs.at(-1)
    const written = glyph.toString(16).padStart(4, '0')
    if (last?.font === font.name) last.glyphs += written
    else runs.push({ font: font.name, glyphs: written })
  }
  const said = runs.map(({ font, glyphs }) => `/${font} ${asNumber(size)} Tf <${glyphs}> Tj`).join(' ')
  return `BT ${colourOf(colour)} rg ${flipped(at)} Td ${said} ET`
}

interface Made {
  pages: readonly string[][]
  fonts: ReadonlyMap<string, UsedFont>
  structure: readonly Structure[]
}

function fileOf({ title, locale, author, made }: Facts, { pages, fonts, structure }: Made): Buffer {
  const objects = openObjects()
  const tree = objects.reserve()
  const fontList = [...fonts.values()]
    .map((font) => `/${font.name} ${ref(writeFont(objects, font))}`)
    .join(' ')
  const resources = objects.write(`<< /Font << ${fontList} >> >>`)
  const sheets = pages.map((operations, i) => {
    const contents = objects.stream(Buffer.from(operations.join('\n'), 'latin1'))
    return objects.write(
      `<< /Type /Page /Parent ${ref(tree)} /MediaBox [0 0 ${PAPER.width} ${PAPER.height}] /Resources ${ref(resources)} /Contents ${ref(contents)} /StructParents ${i} /Tabs /S >>`,
    )
  })
  objects.write(`<< /Type /Pages /Kids [${sheets.map(ref).join(' ')}] /Count ${sheets.length} >>`, tree)
  const root = writeStructure(objects, structure, sheets)
  const catalog = objects.write(
    `<< /Type /Catalog /Pages ${ref(tree)} /Lang ${asText(locale)} /MarkInfo << /Marked true >> /StructTreeRoot ${ref(root)} /ViewerPreferences << /DisplayDocTitle true >> >>`,
  )
  const day = made.toString().replace(/[-:T]/g, '').slice(0, 14)
  const facts = objects.write(
    `<< /Title ${asText(title)} /Author ${asText(author)} /Creator (Amends) /CreationDate (D:${day}Z) >>`,
  )
  return objects.finish({ catalog, facts })
}
