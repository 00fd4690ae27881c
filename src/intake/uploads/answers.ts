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

// Enough to see what a column is like; reading them takes some milliseconds.
const LOOKED_AT = 2_000
// Shops, teams, languages, scores: a column with more than these is not one of names.
const FEW = 30
const MANY = 1_000

/** The columns of a file with an example each, what each is likely meant for, and what the first rows have in it. */
export async function columnsOf(path: string, kind: ImportRow['kind']) {
  const file = await openCsv(path)
  const guesses = guessFields(kind, file.header)
  const { looked, cells } = await lookInto(file)
  return {
    encoding: file.encoding,
    delimiter: file.delimiter,
    fields: fieldNames(kind),
    needed: neededFields(kind),
    looked,
    columns: file.header.map((name, at) => {
      const { empty, values } = cells[at]!
      const [example = ''] = values
      return {
        name,
        example,
        guess: guesses[at] ?? null,
        empty,
        different: values.size < MANY ? values.size : null,
        values: values.size <= FEW ? [...values] : [],
      }
    }),
  }
}

async function lookInto(file: Awaited<ReturnType<typeof openCsv>>) {
  const cells = file.header.map(() => ({ empty: 0, values: new Set<string>() }))
  for await (const records of batchesOf(file, { from: file.firstRow, rows: LOOKED_AT })) {
    for (const { bytes } of records) {
      const row = cellsOf(bytes.toString('utf8'), file.delimiter)
      for (const [at, seen] of cells.entries()) {
        const cell = shownCell((row[at] ?? '').trim())
        if (cell === '') seen.empty += 1
        else if (seen.values.size < MANY) seen.values.add(cell)
      }
    }
    return { looked: records.length, cells }
  }
  return { looked: 0, cells }
}

/** Bytes of a file that are here. */
export async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw elsewhere()
  return found.size
}
