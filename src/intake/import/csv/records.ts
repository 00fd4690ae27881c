/** One record of a CSV file, before its cells are told apart. */
export interface RawRecord {
  /** Without its line end. Of a broken record only its first physical line, at most the first 500 bytes. */
  bytes: Buffer
  /** Line on which it begins; the header stands on line 1. */
  line: number
  /** Where the next record begins: bytes from the start of the (UTF-8) text, and its line. */
  next: Position
  broken?: 'quote' | 'too long'
}

/** A place in a file from which reading can go on. */
export interface Position {
  byte: number
  line: number
}

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
/** A record of more bytes than this is refused unread: memory stays small even where one line is a gigabyte. */
export const MAX_RECORD_BYTES = 8 * 1024 * 1024
const SHOWN_BYTES = 500

interface End {
  /** Where the record's text ends and where the next one begins, in the buffer. */
  text: number
  next: number
  lines: number
}

/**
 * Cuts a stream of bytes into records (RFC 4180, any mix of line ends). A library parser cannot go on behind a quote
 * that is never closed; here only the line on which it stands is refused, and the next line is read as usual.
 */
export class RecordCutter {
  #buffer: Buffer = Buffer.alloc(0)
  #at = 0
  #base: number
  #line: number
  #delimiter: number
  #skipping: Buffer | undefined

  constructor(from: Position, delimiter: string) {
    this.#base = from.byte
    this.#line = from.line
    this.#delimiter = delimiter.charCodeAt(0)
  }

  /** All records that are whole once these bytes have come. `last`: no more will come. */
  cut(chunk: Buffer, last: boolean): RawRecord[] {
    this.#buffer = Buffer.concat([this.#buffer.subarray(this.#at), chunk])
    this.#base += this.#at
    this.#at = 0
    const found: RawRecord[] = []
    while (this.#at < this.#buffer.length) {
      const record = this.#skipping ? this.#skipOn(last) : this.#next(last)
      if (!record) break
      found.push(record)
    }
    return found
  }

  #next(last: boolean): RawRecord | undefined {
    const end = recordEnd(this.#buffer, this.#at, { delimiter: this.#delimiter, last })
    if (end === 'broken') return this.#refuseLine('quote', last)
    if (end) return this.#taken(end)
    if (this.#buffer.length - this.#at <= MAX_RECORD_BYTES) return undefined
    return this.#refuseLine('too long', last)
  }

  #taken({ text, next, lines }: End): RawRecord {
    const line = this.#line
    const bytes = this.#buffer.subarray(this.#at, text)
    this.#line += lines
    this.#at = next
    return { bytes, line, next: this.#place() }
  }

  #refuseLine(broken: 'quote' | 'too long', last: boolean): RawRecord | undefined {
    const end = lineEnd(this.#buffer, this.#at, last)
    if (end) return { ...shown(this.#taken(end)), broken: broken === 'too long' ? 'quote' : broken }
    // One line without an end in sight: its bytes are let go as they come.
    this.#skipping = Buffer.from(this.#buffer.subarray(this.#at, this.#at + SHOWN_BYTES))
    return this.#skipOn(last)
  }

  #skipOn(last: boolean): RawRecord | undefined {
    const end = lineEnd(this.#buffer, this.#at, last)
    if (!end) {
      this.#at = this.#buffer.length
      return undefined
    }
    const record = this.#taken(end)
    const bytes = this.#skipping!
    this.#skipping = undefined
    return { ...record, bytes, broken: 'too long' }
  }

  #place = (): Position => ({ byte: this.#base + this.#at, line: this.#line })
}

const shown = (record: RawRecord): RawRecord => ({ ...record, bytes: record.bytes.subarray(0, SHOWN_BYTES) })

interface Reading {
  delimiter: number
  last: boolean
}

// Most lines hold no quote: one look for the line end, one for a quote before it.
function recordEnd(buffer: Buffer, from: number, reading: Reading): End | 'broken' | undefined {
  const line = lineEnd(buffer, from, reading.last)
  const quote = buffer.subarray(from, line?.text).indexOf(QUOTE)
  if (quote < 0) return line
  return quotedEnd(buffer, from, reading)
}

function quotedEnd(buffer: Buffer, from: number, { delimiter, last }: Reading): End | 'broken' | undefined {
  let at = from
  let lines = 0
  for (;;) {
    if (buffer[at] === QUOTE) {
      const close = closingQuote(buffer, at + 1, last)
      if (close === undefined) return last ? 'broken' : undefined
      lines += lineEndsIn(buffer, at, close)
      at = close + 1
      const after = buffer[at]
      if (after !== undefined && after !== delimiter && after !== LF && after !== CR) return 'broken'
    }
    const line = lineEnd(buffer, at, last)
    const cell = buffer.subarray(at, line?.text).indexOf(delimiter)
    if (cell < 0) return line && { ...line, lines: lines + 1 }
    at += cell + 1
  }
}

/** The quote that ends a cell begun at `from`; doubled ones stand for themselves. */
function closingQuote(buffer: Buffer, from: number, last: boolean): number | undefined {
  for (let at = buffer.indexOf(QUOTE, from); at >= 0; at = buffer.indexOf(QUOTE, at + 2)) {
    if (at + 1 >= buffer.length) return last ? at : undefined
    if (buffer[at + 1] !== QUOTE) return at
  }
  return undefined
}

function lineEndsIn(buffer: Buffer, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    if (buffer[at] === LF || (buffer[at] === CR && buffer[at + 1] !== LF)) count++
  }
  return count
}

/** End of the physical line: LF, CR LF or CR alone. Undefined: more bytes must tell. */
function lineEnd(buffer: Buffer, from: number, last: boolean): End | undefined {
  const feed = buffer.indexOf(LF, from)
  const line = feed < 0 ? buffer.subarray(from) : buffer.subarray(from, feed)
  const back = line.indexOf(CR)
  if (back >= 0 && from + back + 1 !== feed) {
    if (from + back + 1 >= buffer.length && !last) return undefined
    return { text: from + back, next: from + back + 1, lines: 1 }
  }
  if (feed >= 0) return { text: back < 0 ? feed : from + back, next: feed + 1, lines: 1 }
  return last ? { text: buffer.length, next: buffer.length, lines: 1 } : undefined
}
