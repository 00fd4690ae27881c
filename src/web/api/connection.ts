/** Whether the server answers, and since when it has not. One truth for the banner, the clocks and what waits. */
export interface ConnectionState {
  /** ISO instant since which there is no connection; undefined = connected. */
  lostSince?: string
}

// While there is no connection the server is asked this often whether it is back.
const ASK_AGAIN_MS = 4000

let state: ConnectionState = {}
let timer: ReturnType<typeof setTimeout> | undefined
const watchers = new Set<() => void>()

function become(next: ConnectionState): void {
  state = next
  for (const watch of watchers) watch()
}

function reached(): void {
  clearTimeout(timer)
  if (state.lostSince) become({})
}

function lost(): void {
  clearTimeout(timer)
  timer = setTimeout(ask, ASK_AGAIN_MS)
  if (!state.lostSince) become({ lostSince: new Date().toISOString() })
}

/** Asks the server whether it is there; any answer will do. */
async function ask(): Promise<void> {
  clearTimeout(timer)
  try {
    await fetch('/healthz', { cache: 'no-store' })
    reached()
  } catch {
    lost() // fetch throws only when no answer came
  }
}

/** Told by every call; asked by whoever shows it. `ask` finds out now. */
export const connection = {
  state: (): ConnectionState => state,
  reached,
  lost,
  ask,
  watch: (run: () => void) => {
    watchers.add(run)
    return () => watchers.delete(run)
  },
}
