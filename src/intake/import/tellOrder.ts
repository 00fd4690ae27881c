import { batchesOf } from './batches.ts'
import { cellsOf } from './csv/cells.ts'
import type { CsvFile } from './csv/openFile.ts'
import type { Plan } from './plan.ts'
import { type DayOrder, orderToldBy } from './times.ts'

const LOOKED_AT = 2_000

/**
 * How a file writes days with slashes, by its first rows: one 31/12/2025 among them tells that 03/04/2025 is in April.
 * Undefined where none tells or two tell differently; such days are then refused, never guessed.
 */
export async function tellOrder(file: CsvFile, { bindings }: Plan): Promise<DayOrder> {
  const columns = bindings.flatMap(({ form, column }) =>
    (form === 'instant' || form === 'day') && column !== undefined ? [column] : [],
  )
  const told = new Set<DayOrder>()
  if (columns.length === 0) return undefined
  for await (const records of batchesOf(file, { from: file.firstRow, rows: LOOKED_AT })) {
    for (const { bytes } of records) {
      const cells = cellsOf(bytes.toString('utf8'), file.delimiter)
      for (const column of columns) told.add(orderToldBy(cells[column]?.trim() ?? ''))
    }
    break
  }
  told.delete(undefined)
  return told.size === 1 ? [...told][0] : undefined
}
