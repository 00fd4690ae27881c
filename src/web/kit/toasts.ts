// Eight seconds: long enough to read a line and reach for it, short enough not to pile up.
const SHOWN_MS = 8000

/** One line at the foot of the desk. */
export interface Toast {
  id: number
  text: string
  /** Takes back what the text says. */
  undo?: () => void
}

let shown: readonly Toast[] = []
let count = 0
const watchers = new Set<() => void>()

function become(next: readonly Toast[]): void {
  shown = next
  for (const watch of watchers) watch()
}

/** The toasts on screen. */
export const toasts = {
  all: () => shown,
  watch: (run: () => void) => {
    watchers.add(run)
    return () => watchers.delete(run)
  },
  /** Takes one away before its time. */
  dismiss: (id: number) => become(shown.filter((toast) => toast.id !== id)),
}

/** Says what was done; with `undo` it can be taken back for 8 s. The newest takes the place of the one before. */
export function say(text: string, undo?: () => void): void {
  count += 1
  const toast: Toast = { id: count, text, ...(undo && { undo }) }
  become([toast])
  setTimeout(() => toasts.dismiss(toast.id), SHOWN_MS)
}

/** Takes back the last thing, while its toast stands: Ctrl Z. */
export function undoLast(): void {
  const last = shown.findLast((toast) => toast.undo)
  if (!last) return
  toasts.dismiss(last.id)
  last.undo?.()
}
