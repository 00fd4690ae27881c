import { useSyncExternalStore } from 'react'
import { serverNow } from '../api/serverClock.ts'

// One timer for every clock on the screen, so that they all turn together and an idle desk wakes once a second.
const watchers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = serverNow()

function tick(): void {
  now = serverNow()
  for (const watch of watchers) watch()
}

function watchTime(watch: () => void): () => void {
  watchers.add(watch)
  timer ??= setInterval(tick, 1000)
  return () => {
    watchers.delete(watch)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The server's time, epoch milliseconds, to the second; the caller is drawn again when `coarse` ms of it have passed. */
export function useNow(coarse = 1000): number {
  return useSyncExternalStore(watchTime, () => Math.floor((timer ? now : serverNow()) / coarse) * coarse)
}
