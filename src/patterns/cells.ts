/** Rows are worked on so many at a time: their cell numbers stay in the first-level cache. */
export const BLOCK = 2048

/** A column of codes. */
export type Column = Uint16Array | Uint32Array

/** The cell of each row of a block: the first columns set it, two more at a time lengthen it. */
export function numberCells(
  cells: Uint32Array,
  { columns, sizes }: { columns: readonly Column[]; sizes: readonly number[] },
  from: number,
  to: number,
): void {
  const first = columns.length % 2 === 0 ? 2 : Math.min(3, columns.length)
  const [a, b, c] = columns
  const rows = { from, to }
  if (first === 1) setOne(cells, a!, rows)
  else if (first === 2) setTwo(cells, { a: a!, b: b!, sizeB: sizes[1]! }, rows)
  else setThree(cells, { a: a!, b: b!, c: c!, sizeB: sizes[1]!, sizeC: sizes[2]! }, rows)
  for (let i = first; i < columns.length; i += 2)
    addTwo(cells, { a: columns[i]!, b: columns[i + 1]!, sizeA: sizes[i]!, sizeB: sizes[i + 1]! }, rows)
}

interface Rows {
  from: number
  to: number
}

function setOne(cells: Uint32Array, column: Column, { from, to }: Rows): void {
  for (let row = from; row < to; row++) cells[row - from] = column[row]!
}

function setTwo(cells: Uint32Array, pair: { a: Column; b: Column; sizeB: number }, { from, to }: Rows): void {
  const { a, b, sizeB } = pair
  for (let row = from; row < to; row++) cells[row - from] = Math.imul(a[row]!, sizeB) + b[row]!
}

function setThree(
  cells: Uint32Array,
  three: { a: Column; b: Column; c: Column; sizeB: number; sizeC: number },
  { from, to }: Rows,
): void {
  const { a, b, c, sizeB, sizeC } = three
  const both = sizeB * sizeC
  for (let row = from; row < to; row++)
    cells[row - from] = Math.imul(a[row]!, both) + Math.imul(b[row]!, sizeC) + c[row]!
}

/** Two columns at once: half as many passes over the cells. */
function addTwo(
  cells: Uint32Array,
  pair: { a: Column; b: Column; sizeA: number; sizeB: number },
  { from, to }: Rows,
): void {
  const { a, b, sizeA, sizeB } = pair
  const both = sizeA * sizeB
  for (let row = from; row < to; row++) {
    const i = row - from
    cells[i] = Math.imul(cells[i]!, both) + Math.imul(a[row]!, sizeB) + b[row]!
  }
}
