import { setTimeout as sleep } from 'node:timers/promises'
import type { Held } from './bringUp.ts'
import { stopPostmaster } from './postmaster.ts'

/** How the watch gets a lost database back, and whom it tells. */
export interface WatchDuty {
  /** Runs the work under the start lock. */
  alone: <T>(work: () => Promise<T>) => Promise<T>
  start: () => Promise<Held>
  say: (line: string) => void
}

/** The watch over one database. */
export interface Watch {
  /** Ends it; done when nothing that it began is still under way. */
  dismiss: () => Promise<void>
}

/**
 * Starts PostgreSQL again when it ends under the running application (killed for memory, stopped by hand, crashed), and
 * takes the locks anew. Requests fail meanwhile; nothing acknowledged is lost. The end of the guard's session tells it.
 */
export function watchOver(held: Held, duty: WatchDuty): Watch {
  const dismissed = new AbortController()
  let underWay: Promise<void> = Promise.resolve()
  const onEnd = (): void => {
    if (!dismissed.signal.aborted) underWay = restore()
  }
  const restore = async (): Promise<void> => {
    duty.say('The database has stopped; starting it again.')
    const again = await untilStarted(duty, dismissed.signal)
    if (!again) return
    Object.assign(held, again)
    held.guard.once('end', onEnd)
    duty.say('The database runs again.')
  }
  held.guard.once('end', onEnd)
  return {
    dismiss: () => {
      dismissed.abort()
      return underWay
    },
  }
}

/** Tries for as long as the application lives: first at once, then less often, up to every 5 s. */
async function untilStarted(duty: WatchDuty, dismissed: AbortSignal): Promise<Held | undefined> {
  let said = ''
  for (let waitMs = 50; !dismissed.aborted; waitMs = Math.min(waitMs * 2, 5_000)) {
    try {
      return await duty.alone(() => startUnlessDismissed(duty, dismissed))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (reason !== said && !dismissed.aborted) duty.say(reason)
      said = reason
      await sleep(waitMs, undefined, { ref: false, signal: dismissed }).catch(() => {})
    }
  }
  return undefined
}

/** A stop that came meanwhile holds: what was started after all is stopped again, still under the start lock. */
async function startUnlessDismissed({ start }: WatchDuty, dismissed: AbortSignal): Promise<Held | undefined> {
  if (dismissed.aborted) return undefined
  const held = await start()
  if (!dismissed.aborted) return held
  held.guard.end().catch(() => {})
  await stopPostmaster(held.places.cluster)
  return undefined
}
