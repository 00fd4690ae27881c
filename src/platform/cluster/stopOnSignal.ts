import type { OpenDatabase } from './handle.ts'

/** Lets the database go and ends the process with 0 at the first SIGINT or SIGTERM; a second one changes nothing. */
export function stopOnSignal(database: OpenDatabase, wanted = false): OpenDatabase {
  if (!wanted) return database
  const end = (): void => {
    database.stop().finally(() => process.exit(0))
  }
  process.on('SIGINT', end).on('SIGTERM', end)
  const stop = async (): Promise<void> => {
    await database.stop()
    process.off('SIGINT', end).off('SIGTERM', end)
  }
  return { ...database, stop }
}
