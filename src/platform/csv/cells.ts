/** What a cell may hold. Numbers stay numbers; everything else is text for whoever opens the file. */
export type Cell = string | number | boolean | null

// A spreadsheet runs a cell that begins so as a formula, "=HYPERLINK(...)" among them. The wide forms count in East Asian
// editions, and blanks before them are skipped by some (OWASP, CSV injection). Opened where lists are parted by
// semicolons, quotes in the middle of a line protect nothing: what follows a semicolon, tab or line end begins a cell too.
const BEGINS = /(^|[;\t\r\n])(?=[\s\p{Cf}"]*[=+\-@＝＋－＠])/gu
// Alone these two begin a formula in old editions.
const BLANK_FIRST = /^[\t\r\n]/

const NEEDS_QUOTES = /[",;\t\r\n]/

/** A cell that no spreadsheet runs, whatever a customer wrote into it: an apostrophe says "this is text". */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const begun = cell.replaceAll(BEGINS, "$1'")
  const plain = BLANK_FIRST.test(begun) ? `'${begun}` : begun
  return NEEDS_QUOTES.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** One line, ended as RFC 4180 has it. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`
