import { Problem } from '../language/problem.ts'
import { colleagueById } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Caller } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import type { CaseRow } from './rows.ts'
import { endOwnership, insertOwnership, ownershipsOf } from './store/parts.ts'
import { summariesOf } from './store/summaries.ts'
import type { Means } from './stories.ts'
import { type CaseSummary, summaryOf } from './summary.ts'
import { touchCase } from './touch.ts'

/** Somebody is to own a case. */
export interface Owning {
  found: CaseRow
  staffId: string
  /** What the next one must know, so that the customer need not tell it again. A hand-over needs one. */
  note?: string | undefined
  by: Actor
  caller?: Caller
  at: Temporal.Instant
}

/**
 * Takes a case that nobody owns, or hands over one that somebody does. The row is locked, so of many who take it at once
 * one gets it. Taking it answers its alert.
 */
export async function ownCase(tx: Tx, owning: Owning, { newId, stories }: Means): Promise<CaseSummary> {
  const { found, staffId, note, by, at } = owning
  const colleague = await colleagueById(tx, staffId)
  if (!colleague?.active)
    throw new Problem('no such colleague', 'Nobody with this id works here now. Choose somebody else.', {
      errors: [{ path: '/staffId', message: 'nobody with this id works here now' }],
    })
  // Said twice is said once: whoever has it and takes it again still has it.
  if (found.owner_id === staffId && !note) return standing(tx, found.id, at)
  await checkHandOver(tx, owning)
  await insertOwnership(tx, {
    id: newId(),
    case_id: found.id,
    staff_id: staffId,
    given_by: by,
    note: note ?? null,
    from_at: at,
    until_at: null,
  })
  const name = found.owner_id ? 'case.handed-over' : 'case.taken'
  const values = { staffId, name: colleague.name }
  await touchCase(tx, {
    caseId: found.id,
    at,
    changes: { owner_id: staffId },
    fact: { name, by, ...(note ? { why: note } : {}), values },
  })
  await stories.owned(tx, { case: { ...found, owner_id: staffId }, staffId, by, at })
  // Owning answers the alert, which touches the case again: who took it goes on from that version.
  return standing(tx, found.id, at)
}

async function standing(tx: Tx, caseId: string, at: Temporal.Instant): Promise<CaseSummary> {
  const [row] = await summariesOf(tx, [caseId])
  return summaryOf(row!, at)
}

// A hand-over has a note and is made by the owner or a lead; everything else that meets an owner came too late.
async function checkHandOver(tx: Tx, owning: Owning) {
  const { found, note, caller, staffId } = owning
  if (!found.owner_id) return
  const owner = await colleagueById(tx, found.owner_id)
  const taken = { status: 409, missing: 'note', owner: { id: found.owner_id, name: owner?.name ?? '' } }
  const name = owner?.name ?? 'Somebody'
  if (found.owner_id === staffId)
    throw new Problem(
      'already owned',
      `${name} has this case already. To note something, write an internal message.`,
      taken,
    )
  if (!note) throw new Problem('already owned', `${name} has this case. To hand it over, add a note.`, taken)
  if (caller && !mayHandOver(caller, found.owner_id) && !(await justGaveIt(tx, owning)))
    throw new Problem('already owned', `${name} has this case. Ask them, or a lead.`, {
      ...taken,
      missing: 'owner',
    })
}

const mayHandOver = (caller: Caller, ownerId: string): boolean =>
  caller.staffId === ownerId || caller.role !== 'agent'

// Long enough to notice a wrong name in the list, too short to pull back work that has begun.
const TAKE_BACK_MINUTES = 10

/** Who handed a case over a moment ago may take it back: a wrong colleague is chosen easily. */
async function justGaveIt(tx: Tx, { found, staffId, caller, at }: Owning): Promise<boolean> {
  const last = (await ownershipsOf(tx, found.id)).at(-1)
  if (!last || !caller || last.given_by.id !== caller.staffId || staffId !== caller.staffId) return false
  return Temporal.Instant.compare(at, last.from_at.add({ minutes: TAKE_BACK_MINUTES })) <= 0
}

/** Whoever works on a case that nobody owns, owns it from then on: the customer deals with one person. */
export async function ownIfNobodyDoes(
  tx: Tx,
  { found, caller, by, at }: { found: CaseRow; caller: Caller; by: Actor; at: Temporal.Instant },
  means: Means,
): Promise<CaseRow> {
  if (found.owner_id || !caller.staffId) return found
  await ownCase(tx, { found, staffId: caller.staffId, by, at }, means)
  return { ...found, owner_id: caller.staffId }
}

/** Whoever took it gives it back: nobody owns it, as before. */
export async function releaseCase(
  tx: Tx,
  { found, by, at }: { found: CaseRow; by: Actor; at: Temporal.Instant },
): Promise<void> {
  await endOwnership(tx, found.id, at)
  const fact = { name: 'case.given-back', by }
  await touchCase(tx, { caseId: found.id, at, changes: { owner_id: null }, fact })
}
