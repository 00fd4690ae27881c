interface Kept<Value> {
  value: Promise<Value>
  until: number
}

/** How long an answer about people may be old in a process that did not make the change itself. */
export const REMEMBER_MS = 2_000
// Beyond this many answers all are forgotten: a flood of wrong keys must not fill the memory.
const MOST = 10_000

/**
 * Remembers answers for two seconds, so that a busy key costs one look-up in two seconds, and forgets them at once when
 * this process changes something about people. Questions asked at the same time share one look-up.
 */
export class Remembered<Value> {
  #kept = new Map<string, Kept<Value>>()
  #stopwatch: () => number

  /** `stopwatch`: milliseconds that only go forward; not the clock of rules, which tests set. */
  constructor(stopwatch: () => number = () => performance.now()) {
    this.#stopwatch = stopwatch
  }

  /** The remembered answer, or a new one from `find`; an answer that is `undefined` or fails is not kept. */
  async of(question: string, find: () => Promise<Value>): Promise<Value> {
    const kept = this.#kept.get(question)
    if (kept && kept.until > this.#stopwatch()) return kept.value
    if (this.#kept.size >= MOST) this.#kept.clear()
    const fresh = { value: find(), until: this.#stopwatch() + REMEMBER_MS }
    this.#kept.set(question, fresh)
    const drop = () => {
      if (this.#kept.get(question) === fresh) this.#kept.delete(question)
    }
    return fresh.value.then(
      (value) => {
        if (value === undefined) drop()
        return value
      },
      (error) => {
        drop()
        throw error
      },
    )
  }

  forget(): void {
    this.#kept.clear()
  }
}
