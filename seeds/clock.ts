import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * The time of a simulated company. A story told apart has a time of its own that passes for it alone, so that many stories
 * can be told side by side, each at its own pace.
 */
export class SimulatedClock {
  #apart = new AsyncLocalStorage<{ now: Temporal.Instant }>()
  #company: { now: Temporal.Instant }

  #latest: Temporal.Instant | undefined

  /** `latest`: what would lie after it happens at it. */
  constructor(now: Temporal.Instant, latest?: Temporal.Instant) {
    this.#company = { now }
    this.#latest = latest
  }

  get now(): Temporal.Instant {
    return this.#here().now
  }

  set now(to: Temporal.Instant) {
    const isTooLate = this.#latest && Temporal.Instant.compare(to, this.#latest) > 0
    this.#here().now = isTooLate ? this.#latest! : to
  }

  /** Tells a story that begins at this time; what it does to the clock is its own. */
  apart<T>(from: Temporal.Instant, story: () => Promise<T>): Promise<T> {
    return this.#apart.run({ now: from }, story)
  }

  #here(): { now: Temporal.Instant } {
    return this.#apart.getStore() ?? this.#company
  }
}
