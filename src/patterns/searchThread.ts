import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../language/problem.ts'
import { giveWay } from './giveWay.ts'
import type { SearchAnswer, SearchOrder } from './inWorker.ts'
import { searchInteractions } from './searchInteractions.ts'
import { searchRows } from './searchTable.ts'

function answer(order: SearchOrder): SearchAnswer {
  try {
    if (order.of === 'interactions') return { findings: searchInteractions(order.history, order.directions) }
    return { findings: searchRows(order.rows, order.question) }
  } catch (error) {
    if (error instanceof Problem)
      return { refused: { code: error.code, message: error.message, detail: error.detail } }
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}

giveWay()
parentPort?.postMessage(answer(workerData as SearchOrder))
