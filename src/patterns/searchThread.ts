import { parentPort, workerData } from 'node:worker_threads'
import type { SearchAnswer, SearchOrder } from './inWorker.ts'
import { searchInteractions } from './searchInteractions.ts'

const { history, directions } = workerData as SearchOrder

function answer(): SearchAnswer {
  try {
    return { findings: searchInteractions(history, directions) }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.postMessage(answer())
