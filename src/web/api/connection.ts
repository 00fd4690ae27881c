/** Whether the server answers, and since when it has not. One truth for the banner, the clocks and what waits. */
export interface ConnectionState {
  /** ISO instant since which there is no connection; undefined = connected. */
  lostSince?: string
}

let state: ConnectionState = {}
const watchers = new Set<() => void>()

function become(next: ConnectionState): void {
  state = next
  for (const watch of watchers) watch()
}

/** Told by every call and by the live line; asked by whoever shows it. */
export const connection = {
  state: (): ConnectionState => state,
  reached: () => {
    if (state.lostSince) become({})
  },
  lost: () => {
    if (!state.lostSince) become({ lostSince: new Date().toISOString() })
  },
  watch: (run: () => void) => {
    watchers.add(run)
    return () => watchers.delete(run)
  },
}
