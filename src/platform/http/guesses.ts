import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Problem } from '../../language/problem.ts'

// A person mistypes a link a few times; a million guesses need a million tries. 256 bits would do without this.
const MISSES_PER_ADDRESS = 20
const MISSES_ALTOGETHER = 2_000
const WINDOW_SECONDS = 60

/** Counts wrong tokens per address and altogether; beyond the limit even right ones wait. */
export interface Guesses {
  /** Refuses with 429 when this address has guessed too often. */
  check(ip: string): Promise<void>
  /** Notes a token that opened nothing. */
  missed(ip: string): Promise<void>
}

export function countGuesses(): Guesses {
  const each = new RateLimiterMemory({ points: MISSES_PER_ADDRESS, duration: WINDOW_SECONDS })
  const all = new RateLimiterMemory({ points: MISSES_ALTOGETHER, duration: WINDOW_SECONDS })
  return {
    check: async (ip) => {
      const [mine, everybody] = await Promise.all([each.get(ip), all.get('all')])
      const over =
        (mine?.consumedPoints ?? 0) >= MISSES_PER_ADDRESS ||
        (everybody?.consumedPoints ?? 0) >= MISSES_ALTOGETHER
      if (over) throw tooMany(WINDOW_SECONDS)
    },
    missed: async (ip) => {
      await Promise.all([each.penalty(ip), all.penalty('all')])
    },
  }
}

/** At most `points` of something per key and window; for forms that strangers can send. */
export function limitRate({
  points,
  seconds,
}: {
  points: number
  seconds: number
}): (key: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return async (key) => {
    await limiter.consume(key).catch((refused: { msBeforeNext?: number }) => {
      throw tooMany(Math.ceil((refused.msBeforeNext ?? seconds * 1_000) / 1_000))
    })
  }
}

const tooMany = (retryAfter: number) =>
  new Problem('too many tries', 'Too many tries from this address. Wait a minute, then try again.', {
    status: 429,
    retryAfter,
  })
