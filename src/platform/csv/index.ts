export { csvCell } from './cells.ts'
export { asCsv } from './export.ts'
export { delimiterOf, type TableRow, tableRows } from './tableRows.ts'
