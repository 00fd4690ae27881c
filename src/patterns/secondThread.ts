import { parentPort } from 'node:worker_threads'
import { countHere } from './cube.ts'
import { FAILED, FINISHED, type Order } from './onCores.ts'
import { expectAndSum } from './product.ts'

function carryOut({ work }: Order): void {
  if (work.of === 'rows') {
    const sums = expectAndSum(work.product, work.stretch, work.into)
    sums.forEach((sum, d) => {
      work.sums[d]!.set(sum)
    })
    return
  }
  const grids = countHere(work.leaves, work.expected, work.plan)
  grids.forEach(({ exposure, failures, expected }, i) => {
    const result = work.results[i]!
    result.set(exposure, 0)
    result.set(failures, exposure.length)
    result.set(expected, 2 * exposure.length)
  })
}

parentPort?.on('message', (order: Order) => {
  let state = FAILED
  try {
    carryOut(order)
    state = FINISHED
  } finally {
    // Whoever waits is told of a failure too, and fails with this thread.
    Atomics.store(order.done, 0, state)
    Atomics.notify(order.done, 0)
  }
})
