import { inflateSync } from 'node:zlib'

/** An opened font file: which letters it has, how wide they are, and their outlines alone for a document. */
export interface Typeface {
  name: string
  unitsPerEm: number
  /** Glyph of a code point; 0 where the file has none. */
  glyphOf: (codePoint: number) => number
  /** Advance of a glyph in thousandths of the font size. */
  advanceOf: (glyph: number) => number
  box: readonly [number, number, number, number]
  ascent: number
  descent: number
  /** A TrueType file of these glyphs under their own numbers, the others empty: a few kB. */
  only: (glyphs: ReadonlySet<number>) => Buffer
}

type Tables = ReadonlyMap<string, Buffer>

/** Opens a WOFF 1.0 file (W3C 2012): TrueType tables, each deflated. */
export function openTypeface(bytes: Buffer, name: string): Typeface {
  const tables = unwrapped(bytes)
  const table = (tag: string): Buffer => {
    const found = tables.get(tag)
    if (!found) throw new Error(`${name} has no ${tag} table`)
    return found
  }
  const [head, hhea, hmtx] = [table('head'), table('hhea'), table('hmtx')]
  const unitsPerEm = head.readUInt16BE(18)
  const perMille = (units: number) => (units * 1000) / unitsPerEm
  const measured = hhea.readUInt16BE(34)
  const [left, bottom, right, top] = [36, 38, 40, 42].map((at) => perMille(head.readInt16BE(at)))
  return {
    name,
    unitsPerEm,
    glyphOf: readCharacters(table('cmap')),
    advanceOf: (glyph) => perMille(hmtx.readUInt16BE(4 * Math.min(glyph, measured - 1))),
    box: [left ?? 0, bottom ?? 0, right ?? 0, top ?? 0],
    ascent: perMille(hhea.readInt16BE(4)),
    descent: perMille(hhea.readInt16BE(6)),
    only: (glyphs) => fileOf(reducedTo(tables, glyphs)),
  }
}

function unwrapped(bytes: Buffer): Tables {
  if (bytes.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file')
  const tables = new Map<string, Buffer>()
  for (let i = 0; i < bytes.readUInt16BE(12); i++) {
    const at = 44 + i * 20
    const [from, packed, length] = [4, 8, 12].map((offset) => bytes.readUInt32BE(at + offset)) as [
      number,
      number,
      number,
    ]
    const stored = bytes.subarray(from, from + packed)
    tables.set(bytes.toString('latin1', at, at + 4), packed < length ? inflateSync(stored) : stored)
  }
  return tables
}

/** The cmap's format 4 (the Basic Multilingual Plane) or 12 (all). */
function readCharacters(cmap: Buffer): (codePoint: number) => number {
  const parts = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + i * 8))
  const part = (format: number) => parts.find((at) => cmap.readUInt16BE(at) === format)
  const [all, basic] = [part(12), part(4)]
  const known = new Map<number, number>()
  if (basic !== undefined) addSegments(known, cmap.subarray(basic))
  if (all !== undefined) addGroups(known, cmap.subarray(all))
  return (codePoint) => known.get(codePoint) ?? 0
}

function addSegments(known: Map<number, number>, part: Buffer): void {
  const segments = part.readUInt16BE(6) / 2
  const column = (which: number, i: number) => 14 + which * 2 * segments + (which > 0 ? 2 : 0) + 2 * i
  for (let i = 0; i < segments; i++) {
    const [end, start] = [part.readUInt16BE(column(0, i)), part.readUInt16BE(column(1, i))]
    const [delta, range] = [part.readUInt16BE(column(2, i)), part.readUInt16BE(column(3, i))]
    for (let code = start; code <= end && code < 0xffff; code++) {
      const listed = range === 0 ? code : part.readUInt16BE(column(3, i) + range + 2 * (code - start))
      if (listed !== 0) known.set(code, (listed + delta) & 0xffff)
    }
  }
}

function addGroups(known: Map<number, number>, part: Buffer): void {
  for (let i = 0; i < part.readUInt32BE(12); i++) {
    const [start, end, glyph] = [0, 4, 8].map((offset) => part.readUInt32BE(16 + i * 12 + offset)) as [
      number,
      number,
      number,
    ]
    for (let code = start; code <= end; code++) known.set(code, glyph + code - start)
  }
}

const KEPT = ['head', 'hhea', 'hmtx', 'maxp', 'cvt ', 'fpgm', 'prep']

function reducedTo(tables: Tables, wanted: ReadonlySet<number>): Tables {
  const outlines = outlinesIn(tables)
  const glyphs = withParts(wanted, outlines.of)
  const parts: Buffer[] = []
  const places = Buffer.alloc(4 * (outlines.count + 1))
  let length = 0
  for (let glyph = 0; glyph < outlines.count; glyph++) {
    places.writeUInt32BE(length, 4 * glyph)
    if (!glyphs.has(glyph)) continue
    const outline = outlines.of(glyph)
    // Each outline begins at a multiple of four.
    parts.push(outline, Buffer.alloc((4 - (outline.length % 4)) % 4))
    length += Math.ceil(outline.length / 4) * 4
  }
  places.writeUInt32BE(length, 4 * outlines.count)
  const kept = new Map(KEPT.flatMap((tag) => (tables.has(tag) ? [[tag, tables.get(tag) as Buffer]] : [])))
  const head = Buffer.from(kept.get('head') as Buffer)
  // Places are written as whole numbers, not as halves.
  head.writeInt16BE(1, 50)
  return new Map([...kept, ['head', head], ['glyf', Buffer.concat(parts)], ['loca', places]])
}

function outlinesIn(tables: Tables): { count: number; of: (glyph: number) => Buffer } {
  const [glyf, loca] = [tables.get('glyf'), tables.get('loca')]
  const long = tables.get('head')?.readInt16BE(50) === 1
  if (!glyf || !loca) throw new Error('only TrueType outlines can be put into a document')
  const place = (i: number) => (long ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i))
  return {
    count: loca.length / (long ? 4 : 2) - 1,
    of: (glyph) => glyf.subarray(place(glyph), place(glyph + 1)),
  }
}

/** With the glyphs that these are put together from: é is e and an accent. */
function withParts(wanted: ReadonlySet<number>, outlineOf: (glyph: number) => Buffer): Set<number> {
  const glyphs = new Set([0, ...wanted])
  // A Set is walked while it grows.
  for (const glyph of glyphs) {
    const outline = outlineOf(glyph)
    if (outline.length === 0 || outline.readInt16BE(0) >= 0) continue
    for (let at = 10, more = true; more; ) {
      const flags = outline.readUInt16BE(at)
      glyphs.add(outline.readUInt16BE(at + 2))
      // OpenType, glyf: words or bytes, then one, two or four factors.
      at += 4 + (flags & 1 ? 4 : 2) + (flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
      more = (flags & 0x20) !== 0
    }
  }
  return glyphs
}

function fileOf(tables: Tables): Buffer {
  const named = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const search = 2 ** Math.floor(Math.log2(named.length)) * 16
  const header = Buffer.alloc(12 + 16 * named.length)
  header.writeUInt32BE(0x00010000, 0)
  header.writeUInt16BE(named.length, 4)
  header.writeUInt16BE(search, 6)
  header.writeUInt16BE(Math.log2(search / 16), 8)
  header.writeUInt16BE(named.length * 16 - search, 10)
  const parts: Buffer[] = [header]
  let at = header.length
  named.forEach(([tag, bytes], i) => {
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
    header.write(tag, 12 + 16 * i, 'latin1')
    header.writeUInt32BE(sumOf(padded), 16 + 16 * i)
    header.writeUInt32BE(at, 20 + 16 * i)
    header.writeUInt32BE(bytes.length, 24 + 16 * i)
    parts.push(padded)
    at += padded.length
  })
  return Buffer.concat(parts)
}

const sumOf = (bytes: Buffer): number => {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}
