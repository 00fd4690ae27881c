import type { OpenDatabase } from './handle.ts'

/**
 * Lets the database go and ends the process with 0 at the first SIGINT or SIGTERM, also one that comes while it is still
 * opening; a second one changes nothing.
 */
export async function stopOnSignal(open: () => Promise<OpenDatabase>): Promise<OpenDatabase> {
  const opening = Promise.withResolvers<OpenDatabase>()
  const end = (): void => {
    opening.promise
      .then((database) => database.stop())
      .catch(() => {})
      .finally(() => process.exit(0))
  }
  process.on('SIGINT', end).on('SIGTERM', end)
  const unhook = (): void => {
    process.off('SIGINT', end).off('SIGTERM', end)
  }
  // Hooked up first: the beginning of an opening does not come back to the event loop for a while.
  opening.resolve(open())
  const database = await opening.promise.catch((error: unknown) => {
    unhook()
    throw error
  })
  return { ...database, stop: () => database.stop().finally(unhook) }
}
