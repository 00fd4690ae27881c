import { stat } from 'node:fs/promises'
import { batchesOf } from '../import/batches.ts'
import { cellsOf } from '../import/csv/cells.ts'
import { openCsv } from '../import/csv/openFile.ts'
import { fieldNames, neededFields } from '../import/fields.ts'
import { shownCell } from '../import/readRow.ts'
import type { ImportRow } from '../store/imports.ts'
import { guessFields } from './guess.ts'
import { elsewhere } from './storedFile.ts'

/** An import as the screen shows it. */
export const shownImport = ({
  nextByte,
  fingerprint: _,
  storedAs: _s,
  byStaffId: _b,
  ...run
}: ImportRow) => ({
  ...run,
  /** How far through the file, 0 to 1. */
  share: run.bytes === 0 ? 0 : Math.min(1, nextByte / run.bytes),
})

const EXAMPLES = 20

/** The columns of a file with an example each, and what each is likely meant for. */
export async function columnsOf(path: string, kind: ImportRow['kind']) {
  const file = await openCsv(path)
  const guesses = guessFields(kind, file.header)
  const examples = file.header.map(() => '')
  for await (const records of batchesOf(file, { from: file.firstRow, rows: EXAMPLES })) {
    for (const { bytes } of records)
      for (const [at, cell] of cellsOf(bytes.toString('utf8'), file.delimiter).entries())
        if (at < examples.length) examples[at] ||= shownCell(cell.trim())
    break
  }
  return {
    encoding: file.encoding,
    delimiter: file.delimiter,
    fields: fieldNames(kind),
    needed: neededFields(kind),
    columns: file.header.map((name, at) => ({
      name,
      example: examples[at] ?? '',
      guess: guesses[at] ?? null,
    })),
  }
}

/** Bytes of a file that are here. */
export async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw elsewhere()
  return found.size
}
