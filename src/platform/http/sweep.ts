import type { App } from '../app.ts'
import { forgetOldRows } from './store.ts'

const HOUR_MS = 3_600_000

/** Keeps what every request may leave behind from growing for ever: at once, then each hour. Answers how to stop. */
export function keepSweeping({ database, clock, log }: Pick<App, 'database' | 'clock' | 'log'>): () => void {
  const sweep = () =>
    forgetOldRows(database.read, clock()).catch((error: Error) =>
      log.warn({ err: error.message }, 'old answers not forgotten, trying again in an hour'),
    )
  void sweep()
  const timer = setInterval(sweep, HOUR_MS).unref()
  return () => clearInterval(timer)
}
