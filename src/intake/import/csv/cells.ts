const QUOTE = '"'

/** The cells of one whole record. Cells stay text, also those that a spreadsheet would run as a formula. */
export function cellsOf(record: string, delimiter: string): string[] {
  if (!record.includes(QUOTE)) return record.split(delimiter)
  const cells: string[] = []
  let at = 0
  while (at <= record.length) {
    if (record[at] === QUOTE) {
      const close = closing(record, at + 1)
      cells.push(record.slice(at + 1, close).replaceAll('""', QUOTE))
      at = close + 2
    } else {
      const end = record.indexOf(delimiter, at)
      const stop = end < 0 ? record.length : end
      cells.push(record.slice(at, stop))
      at = stop + 1
    }
  }
  return cells
}

function closing(record: string, from: number): number {
  let at = record.indexOf(QUOTE, from)
  while (at >= 0 && record[at + 1] === QUOTE) at = record.indexOf(QUOTE, at + 2)
  return at < 0 ? record.length : at
}
