import { deflateSync } from 'node:zlib'

/** A PDF file in the making (ISO 32000-1): numbered objects, then where each begins. */
export interface Objects {
  /** A number for an object that is written later. */
  reserve(): number
  /** Writes an object; answers its number. */
  write(body: string, number?: number): number
  /** Writes bytes, deflated, with their dictionary. */
  stream(bytes: Buffer, entries?: string): number
  /** The whole file. */
  finish(of: { catalog: number; facts: number }): Buffer
}

/** `12 0 R` */
export const ref = (number: number): string => `${number} 0 R`

/** Text of a document's own facts, in UTF-16. */
export const asText = (text: string): string =>
  `<FEFF${[...Buffer.from(text, 'utf16le').swap16()].map((byte) => byte.toString(16).padStart(2, '0')).join('')}>`

/** A number as PDF writes it: never 1e-7. */
export const asNumber = (value: number): string => String(Math.round(value * 1000) / 1000)

/** Begins a file. */
export function openObjects(): Objects {
  const bodies: Buffer[] = []
  const reserve = () => {
    bodies.push(Buffer.alloc(0))
    return bodies.length
  }
  const put = (bytes: Buffer, number = reserve()) => {
    bodies[number - 1] = bytes
    return number
  }
  return {
    reserve,
    write: (body, number) => put(Buffer.from(body, 'latin1'), number),
    stream: (bytes, entries = '') => {
      const packed = deflateSync(bytes)
      const head = `<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`
      return put(Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream')]))
    },
    finish: ({ catalog, facts }) => fileOf(bodies, { catalog, facts }),
  }
}

function fileOf(bodies: readonly Buffer[], { catalog, facts }: { catalog: number; facts: number }): Buffer {
  // Four bytes above 127 tell programs that this is no text.
  const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  let at = parts[0]?.length ?? 0
  const places = bodies.map((body, i) => {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    parts.push(part)
    const place = at
    at += part.length
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const size = bodies.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${size} /Root ${ref(catalog)} /Info ${ref(facts)} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}
