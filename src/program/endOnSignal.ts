// Promised: SIGINT or SIGTERM ends within 10 s. What has not let go by then is cut off; PostgreSQL is found again by the next start.
const LONGEST_MS = 9_500

/**
 * Ends the process with 0 at the first SIGINT or SIGTERM, after `letGo`; further signals change nothing (npm and the
 * terminal both send one). A signal during the start waits until the start is done or has failed.
 */
export function endOnSignal(letGo: () => Promise<void>): { started(): void } {
  const { promise: started, resolve } = Promise.withResolvers<void>()
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(0), LONGEST_MS).unref()
    started.then(letGo).then(
      () => process.exit(0),
      (error: Error) => {
        console.error(error.message)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end).on('SIGTERM', end)
  return { started: resolve }
}
