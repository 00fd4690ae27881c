import { Worker } from 'node:worker_threads'
import { type CountGrids, countHere } from './cube.ts'
import type { Cuboid } from './cuboids.ts'
import { type Leaves, sharedColumn, WORTH_A_THREAD } from './leaves.ts'
import { expectAndSum, type Product, type Stretch } from './product.ts'
import { inSharedMemory, isShared } from './sharedMemory.ts'

/** One half of some work; every column lies in shared memory, so nothing is copied on the way. */
export type Half =
  | { of: 'rows'; product: Product; stretch: Stretch; into: Float64Array; sums: Float64Array[] }
  | {
      of: 'grids'
      leaves: Leaves
      expected: Float64Array
      plan: number[][]
      /** Where the three sums of each grid go. */
      results: Float64Array[]
    }

/** What the second thread is sent. */
export interface Order {
  work: Half
  /** Set to one of the two below, and woken, when it is over. */
  done: Int32Array
}

/** The half is done. */
export const FINISHED = 1
/** It could not be done. */
export const FAILED = 2

/**
 * Counts on two cores: a second thread takes every other grid. In the order of the plan, so that sums do not depend on
 * who counted what.
 */
export const countOnTwoCores: CountGrids = (leaves, expected, plan) => {
  if (leaves.rows < WORTH_A_THREAD || !isShared(expected)) return countHere(leaves, expected, plan)
  const { mine, theirs } = shared(plan, leaves)
  const results = theirs.map((dims) => sharedColumn(3 * cellsOf(dims, leaves)))
  const own = inTwoHalves(
    { of: 'grids', leaves: inSharedMemory(leaves), expected, plan: theirs, results },
    () => countHere(leaves, expected, mine),
  )
  return plan.map((dims) => {
    const at = theirs.indexOf(dims)
    return at === -1 ? own[mine.indexOf(dims)]! : cuboidFrom(leaves, dims, results[at]!)
  })
}

/**
 * Writes the expected failures of all rows and returns their sums by dimension and value. Each half of the rows is
 * summed by itself, on one thread as on two: the sums are the same to the last digit.
 */
export function expectOnTwoCores(product: Product, into: Float64Array): Float64Array[] {
  const { leaves } = product
  const middle = leaves.rows >> 1
  const second = { from: middle, to: leaves.rows }
  const mine = () => expectAndSum(product, { from: 0, to: middle }, into)
  if (leaves.rows < WORTH_A_THREAD || !isShared(into))
    return added(mine(), expectAndSum(product, second, into))
  const sums = leaves.dimensions.map(({ values }) => sharedColumn(values.length))
  const work = { product: { ...product, leaves: inSharedMemory(leaves) }, stretch: second, into, sums }
  return added(inTwoHalves({ of: 'rows', ...work }, mine), sums)
}

const added = (a: readonly Float64Array[], b: readonly Float64Array[]): Float64Array[] =>
  a.map((sums, d) => sums.map((sum, v) => sum + b[d]![v]!))

let second: Worker | undefined

/** As long as a half may take before it counts as lost. */
const PATIENCE_MS = 120_000

/** Meant to be called where nobody else is kept from anything, for it waits: a search's own process, or a console. A thread that fails or is silent fails the search. */
function inTwoHalves<T>(theirs: Half, mine: () => T): T {
  const done = new Int32Array(new SharedArrayBuffer(4))
  secondThread().postMessage({ work: theirs, done } satisfies Order)
  const result = mine()
  if (Atomics.wait(done, 0, 0, PATIENCE_MS) !== 'timed-out' && done[0] === FINISHED) return result
  void second?.terminate()
  second = undefined
  throw new Error('the second thread of a pattern search did not answer')
}

/** Started once and kept: a thread takes a tenth of a second to start. It keeps nobody from ending. */
function secondThread(): Worker {
  if (second) return second
  const thread = new Worker(new URL('./secondThread.ts', import.meta.url))
  thread.unref()
  thread.once('exit', () => {
    if (second === thread) second = undefined
  })
  // Whoever waits has been told by then; unheard, the error would end the program.
  thread.on('error', () => {})
  second = thread
  return thread
}

/** The dearest grid first, each to whoever has less to do. */
function shared(plan: readonly number[][], leaves: Leaves): { mine: number[][]; theirs: number[][] } {
  const [mine, theirs]: [number[][], number[][]] = [[], []]
  const priced = plan.map((dims) => ({ dims, cost: leaves.rows + ROWS_A_CELL * cellsOf(dims, leaves) }))
  let balance = 0
  for (const { dims, cost } of priced.sort((a, b) => b.cost - a.cost)) {
    if (balance <= 0) mine.push(dims)
    else theirs.push(dims)
    balance += balance <= 0 ? cost : -cost
  }
  return { mine, theirs }
}

/** A grid of a million cells takes about as long again as its ten million rows: most of it is waiting for memory. */
const ROWS_A_CELL = 10

const cellsOf = (dims: readonly number[], { dimensions }: Leaves): number =>
  dims.reduce((n, d) => n * dimensions[d]!.values.length, 1)

function cuboidFrom(leaves: Leaves, dims: number[], result: Float64Array): Cuboid {
  const cells = result.length / 3
  return {
    dims,
    sizes: dims.map((d) => leaves.dimensions[d]!.values.length),
    exposure: result.subarray(0, cells),
    failures: result.subarray(cells, 2 * cells),
    expected: result.subarray(2 * cells),
    keys: undefined,
    places: undefined,
  }
}
