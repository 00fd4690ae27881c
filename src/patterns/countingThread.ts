import { workerData } from 'node:worker_threads'
import { plainOf } from './count.ts'
import { countCuboid } from './cuboids.ts'
import type { CountingOrder } from './onCores.ts'

const { leaves, expected, plan, results, done } = workerData as CountingOrder
const plain = plainOf(leaves)
plan.forEach((dims, i) => {
  const { exposure, failures, expected: due } = countCuboid(leaves, expected, dims, plain)
  const result = results[i]!
  result.set(exposure, 0)
  result.set(failures, exposure.length)
  result.set(due, 2 * exposure.length)
})
Atomics.store(done, 0, 1)
Atomics.notify(done, 0)
