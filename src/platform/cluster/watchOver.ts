import { setTimeout as sleep } from 'node:timers/promises'
import type { Held } from './bringUp.ts'
import { stopPostmaster } from './postmaster.ts'

/** How the watch gets a lost database back, and whom it tells. */
export interface WatchDuty {
  restore: () => Promise<Held>
  say: (line: string) => void
}

/**
 * Starts PostgreSQL again when it ends under the running application (killed for memory, stopped by hand, crashed), and
 * takes the locks anew. Requests fail meanwhile; nothing acknowledged is lost. The end of the guard's session tells it.
 */
export function watchOver(held: Held, { restore, say }: WatchDuty): { dismiss: () => void } {
  let dismissed = false
  const onEnd = async (): Promise<void> => {
    if (dismissed) return
    say('The database has stopped; starting it again.')
    const again = await untilRestored({ restore, say }, () => dismissed)
    if (!again) return
    if (dismissed) return stopPostmaster(again.places.cluster)
    Object.assign(held, again)
    held.guard.once('end', onEnd)
    say('The database runs again.')
  }
  held.guard.once('end', onEnd)
  return {
    dismiss: () => {
      dismissed = true
    },
  }
}

/** Tries for as long as the application lives: first at once, then less often, up to every 5 s. */
async function untilRestored(
  { restore, say }: WatchDuty,
  dismissed: () => boolean,
): Promise<Held | undefined> {
  let said = ''
  for (let waitMs = 50; !dismissed(); waitMs = Math.min(waitMs * 2, 5_000)) {
    try {
      return await restore()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (reason !== said) say(reason)
      said = reason
      await sleep(waitMs, undefined, { ref: false })
    }
  }
  return undefined
}
