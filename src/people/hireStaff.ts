import { Problem } from '../language/problem.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import type { Role } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { announce } from './announce.ts'
import { colleagueByWord, insertMembership, insertStaff } from './store/staff.ts'

/** Somebody who joins. */
export interface NewColleague {
  name: string
  email: string
  role: Role
  externalId?: string | null
  phone?: string | null
  /** BCP 47 tags they write to customers in. */
  languages?: string[]
  /** The language the product speaks to them. */
  locale?: string
  timeZone?: string | null
  /** YYYY-MM-DD */
  hiredAt?: string | null
  /** Teams and sites they belong to. */
  unitIds?: string[]
}

interface Hiring extends NewColleague {
  by: Actor
  now: Temporal.Instant
  newId: NewId
}

/** Adds a person; they can sign in only after an invitation. An e-mail address belongs to one person. */
export async function hireStaff(tx: Tx, hiring: Hiring): Promise<{ id: string }> {
  const { by, now, newId, unitIds = [] } = hiring
  const email = hiring.email.trim().toLowerCase()
  if (await colleagueByWord(tx, hiring.externalId ?? undefined, email))
    throw new Problem('known person', 'Somebody here has this e-mail address or external id already.', {
      errors: [{ path: '/email', message: 'belongs to somebody here' }],
    })
  const id = newId()
  await insertStaff(tx, {
    id,
    externalId: hiring.externalId ?? null,
    name: hiring.name.trim(),
    email,
    phone: hiring.phone ?? null,
    role: hiring.role,
    languages: hiring.languages ?? [],
    locale: hiring.locale ?? 'en',
    timeZone: hiring.timeZone ?? null,
    hiredAt: hiring.hiredAt ?? null,
    at: now,
  })
  for (const unitId of unitIds) await insertMembership(tx, id, unitId, now)
  await announce(tx, { fact: 'staff.changed', actor: by, at: now, body: { staffId: id, role: hiring.role } })
  return { id }
}
