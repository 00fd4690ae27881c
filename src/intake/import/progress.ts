const WIDTH = 32
// Faster than the eye follows costs more than the import.
const EVERY_MS = 150

/** A bar on a terminal; nothing where stderr is a file or a pipe. */
export function progressLine(stream: NodeJS.WriteStream): {
  show(share: number, rows: number): void
  end(): void
} {
  if (!stream.isTTY) return { show: () => {}, end: () => {} }
  const started = performance.now()
  let shown = Number.NEGATIVE_INFINITY
  return {
    show: (share, rows) => {
      const now = performance.now()
      if (now - shown < EVERY_MS) return
      shown = now
      const full = Math.round(Math.min(1, share) * WIDTH)
      const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`
      const left = share > 0.01 ? Math.round(((now - started) / share - (now - started)) / 1_000) : undefined
      stream.write(
        `\r${bar} ${Math.floor(share * 100)} %  ${rows} rows${left === undefined ? '' : `, about ${left} s left`}\u001b[K`,
      )
    },
    end: () => stream.write('\r\u001b[K'),
  }
}
