/** Largest group that commits together: beyond it a batch only makes everybody in it wait longer (measured, bench/w1). */
const MAX_BATCH = 200

interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(error: unknown): void
}

interface LaneOptions<Item, Result> {
  /** Commits a group together; one outcome an item, in order. */
  commit(items: Item[]): Promise<PromiseSettledResult<Result>[]>
  /** Words for everything an item touches; two items that share one never travel in the same group. */
  keysOf(item: Item): string[]
}

/**
 * One lane into the database: what arrives while a commit is in flight commits together next. No timer: at one
 * connection a 1 ms wait costs more than half of the rate, and under load the commit itself is the wait.
 */
export class Lane<Item, Result> {
  #waiting: Waiting<Item, Result>[] = []
  #moving = false
  #options: LaneOptions<Item, Result>

  constructor(options: LaneOptions<Item, Result>) {
    this.#options = options
  }

  /** Settles when the item's group has committed or the item was refused. */
  enter(item: Item): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    this.#waiting.push({ item, resolve, reject })
    if (!this.#moving) void this.#move()
    return promise
  }

  async #move(): Promise<void> {
    this.#moving = true
    while (this.#waiting.length > 0) {
      const group = this.#nextGroup()
      await this.#commit(group)
    }
    this.#moving = false
  }

  // Oldest first; an item that shares a key with one before it waits for the next group.
  #nextGroup(): Waiting<Item, Result>[] {
    const taken = new Set<string>()
    const group: Waiting<Item, Result>[] = []
    const later: Waiting<Item, Result>[] = []
    for (const waiting of this.#waiting) {
      const keys = this.#options.keysOf(waiting.item)
      const free = group.length < MAX_BATCH && keys.every((key) => !taken.has(key))
      // Keys of those who wait are taken too, or a later one of the same customer would overtake.
      for (const key of keys) taken.add(key)
      if (free) group.push(waiting)
      else later.push(waiting)
    }
    this.#waiting = later
    return group
  }

  async #commit(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const outcomes = await this.#options.commit(group.map(({ item }) => item))
      for (const [at, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[at]
        if (outcome?.status === 'fulfilled') resolve(outcome.value)
        else reject(outcome?.reason ?? new Error('the lane lost an item'))
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
}
