import type { Begins } from './vocabulary.ts'

/** Which groups stand in the sentence being read, and where; one for all drafts, so that little is allocated. */
export interface Places {
  /** Forgets the sentence before and reads the next; answers which groups stand in it that patterns are found by. */
  readonly read: (begins: readonly Begins[]) => readonly number[]
  readonly allStand: (ids: readonly number[]) => boolean
  /** Notes where these groups begin; the others are not worth a list. */
  readonly gather: (begins: readonly Begins[], wanted: Iterable<number>) => void
  readonly of: (id: number) => readonly number[]
}

const NONE: readonly number[] = []

/** An empty list of places for so many groups. */
export function placesFor(size: number): Places {
  const lists: number[][] = Array.from({ length: size }, () => [])
  const [stood, wantedIn] = [new Int32Array(size), new Int32Array(size)]
  let reading = 0
  return {
    read(begins) {
      reading += 1
      const found: number[] = []
      // Words that return are looked at once: a long text has few different ones.
      for (const { needed, keys } of new Set(begins)) {
        for (const id of keys) if (stood[id] !== reading) found.push(id)
        for (const id of needed) stood[id] = reading
      }
      return found
    },
    allStand(ids) {
      for (const id of ids) if (stood[id] !== reading) return false
      return true
    },
    gather(begins, wanted) {
      for (const id of wanted) {
        wantedIn[id] = reading
        const list = lists[id]
        if (list) list.length = 0
      }
      for (let at = 0; at < begins.length; at++)
        for (const id of begins[at]?.needed ?? NONE) if (wantedIn[id] === reading) lists[id]?.push(at)
    },
    of: (id) => (wantedIn[id] === reading ? (lists[id] ?? NONE) : NONE),
  }
}
