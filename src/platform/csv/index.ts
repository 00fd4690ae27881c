export { csvCell } from './cells.ts'
export { asCsv } from './export.ts'
