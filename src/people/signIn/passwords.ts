import { Problem } from '../../language/problem.ts'
import type { NewId, Tx } from '../../platform/database/index.ts'
import { passwordHashOf, upsertPassword } from '../store/accounts.ts'

/** The shortest password; long ones need no rules about characters (NIST SP 800-63B). */
export const SHORTEST = 12

interface NewPassword {
  staffId: string
  email: string
  password: string
  now: Temporal.Instant
  newId: NewId
}

/** Sets somebody's password; refuses one that anybody would try first. */
export async function setPassword(
  tx: Tx,
  { staffId, email, password, now, newId }: NewPassword,
): Promise<void> {
  refuseWeak(password, email)
  const { hashPassword } = await import('better-auth/crypto')
  await upsertPassword(tx, { id: newId(), staffId, hash: await hashPassword(password), now })
}

/** Whether this is the person's password. */
export async function isPassword(tx: Tx, staffId: string, password: string): Promise<boolean> {
  const hash = await passwordHashOf(tx, staffId)
  const { verifyPassword } = await import('better-auth/crypto')
  return hash !== undefined && verifyPassword({ hash, password })
}

function refuseWeak(password: string, email: string): void {
  const refuse = (message: string): never => {
    throw new Problem('weak password', message, { errors: [{ path: '/password', message }] })
  }
  if ([...password].length < SHORTEST)
    refuse(`Use at least ${SHORTEST} characters; a short sentence is easy to keep.`)
  const lower = password.toLowerCase()
  if (new Set(lower).size < 5 || lower.includes(email.split('@')[0]!.toLowerCase()))
    refuse('This is the first thing anybody would try. Use a short sentence of your own.')
}
