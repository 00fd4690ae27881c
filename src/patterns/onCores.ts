import { Worker } from 'node:worker_threads'
import { type CountGrids, countHere } from './cube.ts'
import type { Cuboid } from './cuboids.ts'
import { type Leaves, sharedColumn, WORTH_A_THREAD } from './leaves.ts'

/** What a counting thread is given; every column lies in shared memory. */
export interface CountingOrder {
  leaves: Leaves
  expected: Float64Array
  plan: number[][]
  /** Where the three sums of each grid go. */
  results: Float64Array[]
  /** Set to 1 and woken when done. */
  done: Int32Array
}

/**
 * Counts on two cores: a second thread takes every other grid. Meant to be called inside a worker, for it waits. A
 * thread that has not answered after a minute has failed, and the search with it.
 */
export const countOnTwoCores: CountGrids = (leaves, expected, plan) => {
  if (leaves.rows < WORTH_A_THREAD || !isShared(expected)) return countHere(leaves, expected, plan)
  const { mine: own, theirs } = shared(plan, leaves)
  const order = orderFor(leaves, expected, theirs)
  const thread = new Worker(new URL('./countingThread.ts', import.meta.url), { workerData: order })
  const mine = countHere(leaves, expected, own)
  if (Atomics.wait(order.done, 0, 0, 60_000) === 'timed-out')
    throw new Error('the counting thread did not answer')
  thread.unref()
  return [...mine, ...theirs.map((dims, i) => cuboidFrom(leaves, dims, order.results[i]!))]
}

/** The dearest grid first, each to whoever has less to do. */
function shared(plan: readonly number[][], leaves: Leaves): { mine: number[][]; theirs: number[][] } {
  const [mine, theirs]: [number[][], number[][]] = [[], []]
  const cells = (dims: readonly number[]) => dims.reduce((n, d) => n * leaves.dimensions[d]!.values.length, 1)
  const priced = plan.map((dims) => ({ dims, cost: leaves.rows + ROWS_A_CELL * cells(dims) }))
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

const isShared = (column: Float64Array): boolean => column.buffer instanceof SharedArrayBuffer

function orderFor(leaves: Leaves, expected: Float64Array, plan: number[][]): CountingOrder {
  const cells = (dims: number[]) => dims.reduce((n, d) => n * leaves.dimensions[d]!.values.length, 1)
  return {
    leaves,
    expected,
    plan,
    results: plan.map((dims) => sharedColumn(3 * cells(dims))),
    done: new Int32Array(new SharedArrayBuffer(4)),
  }
}

function cuboidFrom(leaves: Leaves, dims: number[], result: Float64Array): Cuboid {
  const cells = result.length / 3
  return {
    dims,
    sizes: dims.map((d) => leaves.dimensions[d]!.values.length),
    exposure: result.slice(0, cells),
    failures: result.slice(cells, 2 * cells),
    expected: result.slice(2 * cells),
    keys: undefined,
    places: undefined,
  }
}
