import { Problem } from '../../language/problem.ts'
import type { Tx } from '../../platform/database/index.ts'
import { hashToken } from '../../platform/secrets/index.ts'
import { sweepSessions } from '../store/sessions.ts'
import { countTry, forgetTries, sweepTries, uncountTry } from '../store/tries.ts'

/** One thing that is counted: what, how often, in how long. */
interface Limit {
  key: string
  most: number
  minutes: number
  /** Forgotten when the right one comes in; the others only get this one try back. */
  forgiving: boolean
}

/** Who tries what, from where. */
export interface Attempt {
  kind: 'password' | 'second-step' | 'reset' | 'link'
  /** The account as it was named, whether or not it exists. */
  account?: string
  ip: string
}

// Five in fifteen minutes from one place; a whole office behind one address has fifty. An account as a whole has a
// hundred an hour, so that a thousand addresses cannot try one password each. No lock is for ever.
const limitsOf = ({ kind, account, ip }: Attempt): Limit[] => {
  const place = { key: `${kind} from ${ip}`, most: 50, minutes: 15, forgiving: false }
  if (account === undefined) return [place]
  const named = hashToken(account.trim().toLowerCase()).slice(0, 32)
  return [
    place,
    { key: `${kind} ${named} from ${ip}`, most: 5, minutes: 15, forgiving: true },
    { key: `${kind} ${named}`, most: 100, minutes: 60, forgiving: false },
  ]
}

/**
 * Takes one try, before it is known whether it is right, so that many at once are counted too. Refuses with 429 when
 * none is left, the same for accounts that do not exist. Answers how many are left after this one.
 */
export async function takeTry(tx: Tx, attempt: Attempt, now: Temporal.Instant): Promise<number> {
  let left = Number.POSITIVE_INFINITY
  for (const { key, most, minutes } of limitsOf(attempt)) {
    const { tries, ends_at } = await countTry(tx, key, now, now.add({ minutes }))
    if (tries > most) throw tooManyTries(Math.max(1, Math.round(ends_at.since(now).total('seconds'))))
    left = Math.min(left, most - tries)
  }
  return left
}

/** The refusal itself, with when to come back. */
export const tooManyTries = (seconds: number): Problem => {
  const minutes = Math.ceil(seconds / 60)
  return new Problem('too many tries', `Too many tries. Wait ${minutes} min, then try again.`, {
    status: 429,
    retryAfter: seconds,
    minutes,
  })
}

/** Whoever got in starts from nothing again at this place, and gives the other counts their try back; what is over goes. */
export async function giveTryBack(tx: Tx, attempt: Attempt, now: Temporal.Instant): Promise<void> {
  for (const { key, forgiving } of limitsOf(attempt))
    await (forgiving ? forgetTries(tx, key) : uncountTry(tx, key))
  await sweepTries(tx, now)
  await sweepSessions(tx, now)
}
