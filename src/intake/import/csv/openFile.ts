import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Problem } from '../../../language/problem.ts'
import { delimiterOf } from '../../../platform/csv/index.ts'
import { cellsOf } from './cells.ts'
import { type Position, type RawRecord, RecordCutter } from './records.ts'

/** What is found out about a file from its first bytes. */
export interface CsvFile {
  path: string
  bytes: number
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
  delimiter: string
  /** Names of the columns, trimmed, in their order. */
  header: string[]
  /** Where the first row begins. */
  firstRow: Position
}

const CHUNK_BYTES = 256 * 1024
const SNIFFED_BYTES = 64 * 1024
// Nobody maps more by hand; a file with ten thousand columns is a matrix turned on its side.
const MAX_COLUMNS = 1_000

/** Reads the beginning of a file: encoding, delimiter and header. What cannot be read at all is one clear sentence. */
export async function openCsv(path: string): Promise<CsvFile> {
  const { head, bytes } = await beginningOf(path)
  refuseOtherFormats(head)
  const { encoding, bom } = encodingOf(head)
  const text = { path, encoding, start: bom }
  const { bytes: line } = await firstRecord(text, ',')
  const delimiter = delimiterOf(line.toString('utf8'))
  // Read once more now that the delimiter is known: behind another one a quote ends elsewhere.
  const record = await firstRecord(text, delimiter)
  if (record.broken)
    throw new Problem('no header', 'The first line does not name columns: a quote in it is never closed.')
  const header = cellsOf(record.bytes.toString('utf8'), delimiter).map((name) => name.trim())
  if (header.length > MAX_COLUMNS)
    throw new Problem('too many columns', `This file has ${header.length} columns; ${MAX_COLUMNS} are taken.`)
  return { path, bytes, encoding, delimiter, header, firstRow: record.next }
}

const WHY_NOT: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you have no right to',
}

async function beginningOf(path: string): Promise<{ head: Buffer; bytes: number }> {
  try {
    const { size } = await stat(path)
    await using file = await open(path)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0)
    if (bytesRead > 0) return { head: buffer.subarray(0, bytesRead), bytes: size }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = WHY_NOT[code ?? ''] ?? code ?? (error as Error).message
    throw new Problem('no file', `"${path}" cannot be read (${why}).`)
  }
  throw new Problem('empty file', `"${path}" is empty. The first line must name the columns.`)
}

function refuseOtherFormats(head: Buffer): void {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)
  if (begins(0x50, 0x4b, 0x03, 0x04))
    throw new Problem('a workbook', 'This is a workbook, not CSV. Save it as "CSV UTF-8" and try again.')
  if (begins(0x1f, 0x8b))
    throw new Problem('packed', 'This file is packed with gzip. Unpack it first (gunzip FILE.gz).')
}

/** By its byte order mark; without one, text whose every other byte is nothing is UTF-16 too. */
function encodingOf(head: Buffer): { encoding: CsvFile['encoding']; bom: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bom: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: 2 }
  const start = head.subarray(0, 40)
  const nothingAt = (odd: number) =>
    start.length > 3 && start.every((byte, at) => at % 2 !== odd || byte === 0)
  if (nothingAt(1)) return { encoding: 'utf-16le', bom: 0 }
  if (nothingAt(0)) return { encoding: 'utf-16be', bom: 0 }
  return { encoding: 'utf-8', bom: 0 }
}

interface TextFile {
  path: string
  encoding: CsvFile['encoding']
  /** Bytes of the mark before the text. */
  start: number
}

async function firstRecord(text: TextFile, delimiter: string): Promise<RawRecord> {
  const from = { byte: text.encoding === 'utf-8' ? text.start : 0, line: 1 }
  for await (const [record] of recordsFrom({ ...text, delimiter, from })) if (record) return record
  throw new Problem('no header', 'The file has no line that names its columns.')
}

interface Records extends TextFile {
  delimiter: string
  from: Position
}

/** All records from a place on, in groups as they are read from the disk. */
export async function* recordsFrom({ delimiter, from, ...text }: Records): AsyncGenerator<RawRecord[]> {
  const cutter = new RecordCutter(from, delimiter)
  const bytes = text.encoding === 'utf-8' ? plainBytes(text, from.byte) : transcoded(text, from.byte)
  for await (const chunk of bytes) yield cutter.cut(chunk, false)
  yield cutter.cut(Buffer.alloc(0), true)
}

const plainBytes = ({ path }: TextFile, start: number): AsyncIterable<Buffer> =>
  createReadStream(path, { start, highWaterMark: CHUNK_BYTES })

// Places count in the UTF-8 text, so one that was reached before is found again by counting.
async function* transcoded({ path, encoding }: TextFile, start: number): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  let before = start
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const bytes = Buffer.from(decoder.decode(chunk, { stream: true }))
    const skipped = Math.min(before, bytes.length)
    before -= skipped
    if (skipped < bytes.length) yield bytes.subarray(skipped)
  }
}
