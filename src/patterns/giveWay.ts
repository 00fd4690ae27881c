import { setPriority } from 'node:os'

/** A tenth of what a request's thread gets where both want the processor: nobody feels it, and the search still ends. */
const BEHIND = 10

/**
 * Lets everybody else go first: requests are answered as if no search ran, and the search takes what is left. Called in
 * a thread of its own; on Linux a thread has its own place in the queue, elsewhere the whole program would go last, so
 * there nothing is done.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(0, BEHIND)
  } catch {
    // A container may forbid it: then the search is only as quick as everything else.
  }
}
