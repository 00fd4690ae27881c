/** Tells stories, so many at once; the others wait their turn in line. */
export type Seated = <T>(story: () => Promise<T>) => Promise<T>

/** Opens that many seats. A seat is handed on to whoever waits longest. */
export function openSeats(count: number): Seated {
  let free = count
  const line: (() => void)[] = []
  return async (story) => {
    if (free > 0) free -= 1
    else await new Promise<void>((seat) => line.push(seat))
    try {
      return await story()
    } finally {
      const next = line.shift()
      if (next) next()
      else free += 1
    }
  }
}
