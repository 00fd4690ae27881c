import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { CsvError, type Info, parse } from 'csv-parse'
import { Problem } from '../../language/problem.ts'

/** One row of a file by its column names, and the line on which it ends. */
export interface TableRow {
  record: Readonly<Record<string, string>>
  line: number
}

const DELIMITERS = [',', ';', '\t', '|']

/** The sign that parts the header most often; spreadsheets of half of Europe write semicolons. */
export function delimiterOf(header: string): string {
  const plain = header.replaceAll(/"[^"]*"/g, '')
  const counted = DELIMITERS.map((sign) => ({ sign, times: plain.split(sign).length }))
  return counted.reduce((best, next) => (next.times > best.times ? next : best)).sign
}

/**
 * The rows of a CSV file of any size, one after the other. What is wrong with the file is one sentence that names it;
 * `check` sees the column names first, also of a file without rows.
 */
export async function* tableRows(file: string, check: (columns: string[]) => void): AsyncGenerator<TableRow> {
  const delimiter = delimiterOf(await headerOf(file))
  const columns = (header: string[]) => {
    refuseTwins(header, file)
    check(header)
    return header
  }
  const parser = parse({ bom: true, trim: true, info: true, skip_empty_lines: true, delimiter, columns })
  const source = createReadStream(file)
  source.on('error', (error) => parser.destroy(error))
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Parsed>)
      yield { record, line: info.lines }
  } catch (error) {
    throw sentenceFor(error, file)
  } finally {
    source.destroy()
  }
}

interface Parsed {
  record: Record<string, string>
  info: Info
}

/** No header of ours is longer, and no delimiter hides behind so much. */
const HEAD_BYTES = 64 * 1024

async function headerOf(file: string): Promise<string> {
  try {
    await using handle = await open(file)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const head = buffer.subarray(0, bytesRead)
    if (head.toString('latin1', 0, 4) === 'PK\x03\x04')
      throw new Problem('a workbook', `${file} is a workbook, not CSV. Save it as "CSV UTF-8" and try again.`)
    if (head[0] === 0x1f && head[1] === 0x8b)
      throw new Problem('packed', `${file} is packed with gzip. Unpack it first (gunzip FILE.gz).`)
    const [first = ''] = head
      .toString(head[0] === 0xff ? 'utf16le' : 'utf8')
      .trimStart()
      .split(/[\r\n]/, 1)
    if (first.trim() !== '') return first
  } catch (error) {
    throw sentenceFor(error, file)
  }
  throw new Problem('empty file', `${file} is empty. The first line must name the columns.`)
}

function refuseTwins(header: string[], file: string): void {
  const twin = header.find((name, at) => header.indexOf(name) !== at)
  if (twin !== undefined)
    throw new Problem('twin columns', `${file} has two columns "${twin}". Give each a name of its own.`)
}

/** What went wrong with the file, as one sentence; everything else is a bug and stays itself. */
function sentenceFor(error: unknown, file: string): unknown {
  if (error instanceof CsvError)
    return new Problem('broken table', `${file} is not a proper CSV table: ${error.message}.`)
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return new Problem('no such file', `There is no file ${file}.`)
  if (code === 'EISDIR') return new Problem('no such file', `${file} is a folder, not a CSV file.`)
  if (code === 'EACCES') return new Problem('no such file', `You may not read ${file}.`)
  return error
}
