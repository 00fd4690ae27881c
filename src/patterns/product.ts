import { BLOCK, numberCells } from './cells.ts'
import type { Leaves } from './leaves.ts'

/** What rows are expected to see: rate x exposure x a factor for each of their values. */
export interface Product {
  leaves: Leaves
  /** By dimension and value. */
  factors: readonly Float64Array[]
  rate: number
}

/** Rows from the first to before the last. */
export interface Stretch {
  from: number
  to: number
}

/** Writes the expected failures of a stretch of rows, and returns their sums by dimension and value. */
export function expectAndSum(product: Product, stretch: Stretch, into: Float64Array): Float64Array[] {
  const { dimensions } = product.leaves
  const bundles = bundlesOf(product.leaves)
  walk(product, { stretch, bundles, into })
  const byValue = dimensions.map(({ values }) => new Float64Array(values.length))
  for (const bundle of bundles)
    for (let cell = 0; cell < bundle.grid; cell++)
      codesIn(bundle, cell).forEach((code, i) => {
        byValue[bundle.dims[i]!]![code]! += bundle.sums[cell]!
      })
  return byValue
}

/** Dimensions of so few values that one table in the cache holds every combination: one look-up instead of four. */
interface Bundle {
  dims: number[]
  columns: Uint16Array[]
  sizes: number[]
  grid: number
  /** The combination of each row of the block that is worked on. */
  cells: Uint32Array
  /** By combination. */
  sums: Float64Array
}

/** A table of 32 KB lies in the first-level cache, where look-ups are quick. */
const MOST_COMBINATIONS = 4096

function walk(
  { leaves, factors, rate }: Product,
  { stretch, bundles, into }: { stretch: Stretch; bundles: readonly Bundle[]; into: Float64Array },
): void {
  const tables = bundles.map((bundle) => tableOf(bundle, factors))
  for (let from = stretch.from; from < stretch.to; from += BLOCK) {
    const to = Math.min(from + BLOCK, stretch.to)
    const block = into.subarray(from, to)
    expose(block, leaves.exposure.subarray(from, to), rate)
    bundles.forEach((bundle, b) => {
      numberCells(bundle.cells, bundle, from, to)
      multiply(block, bundle.cells, tables[b]!)
    })
    for (const { cells, sums } of bundles) addBlock(sums, cells, block)
  }
}

/** The widest dimension first, each into the first bundle that has room. */
function bundlesOf({ dimensions }: Leaves): Bundle[] {
  const bundles: Omit<Bundle, 'sums'>[] = []
  const widest = [...dimensions.entries()].sort(([, a], [, b]) => b.values.length - a.values.length)
  for (const [d, { codes, values }] of widest) {
    let bundle = bundles.find(({ grid }) => grid * values.length <= MOST_COMBINATIONS)
    if (!bundle) {
      bundle = { dims: [], columns: [], sizes: [], grid: 1, cells: new Uint32Array(BLOCK) }
      bundles.push(bundle)
    }
    bundle.dims.push(d)
    bundle.columns.push(codes)
    bundle.sizes.push(values.length)
    bundle.grid *= values.length
  }
  return bundles.map((bundle) => ({ ...bundle, sums: new Float64Array(bundle.grid) }))
}

function tableOf(bundle: Bundle, factors: readonly Float64Array[]): Float64Array {
  return Float64Array.from({ length: bundle.grid }, (_, cell) =>
    codesIn(bundle, cell).reduce((product, code, i) => product * factors[bundle.dims[i]!]![code]!, 1),
  )
}

function codesIn({ sizes }: Bundle, cell: number): number[] {
  const codes: number[] = []
  let rest = cell
  for (let i = sizes.length - 1; i >= 0; i--) {
    codes.unshift(rest % sizes[i]!)
    rest = Math.floor(rest / sizes[i]!)
  }
  return codes
}

function expose(rows: Float64Array, exposure: Float64Array, rate: number): void {
  for (let i = 0; i < rows.length; i++) rows[i] = exposure[i]! * rate
}

function multiply(rows: Float64Array, cells: Uint32Array, table: Float64Array): void {
  for (let i = 0; i < rows.length; i++) rows[i]! *= table[cells[i]!]!
}

function addBlock(sums: Float64Array, cells: Uint32Array, block: Float64Array): void {
  for (let i = 0; i < block.length; i++) sums[cells[i]!]! += block[i]!
}
