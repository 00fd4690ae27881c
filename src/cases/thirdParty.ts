import type { z } from 'zod'
import { Problem } from '../language/problem.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import type { CaseRow } from './rows.ts'
import type { evidenceBody } from './schema.ts'
import { type EvidenceRow, evidenceOf, insertEvidence } from './store/evidence.ts'
import type { Means } from './stories.ts'
import type { CaseSummary } from './summary.ts'
import { touchCase } from './touch.ts'

interface Keeping {
  found: CaseRow
  record: z.output<typeof evidenceBody>
  by: Actor
  at: Temporal.Instant
}

/** Keeps what somebody other than us says about the cause. It must be true and dated; it never excuses us. */
export async function keepEvidence(
  tx: Tx,
  { found, record, by, at }: Keeping,
  { newId }: Pick<Means, 'newId'>,
): Promise<{ id: string; case: CaseSummary }> {
  const day = Temporal.PlainDate.from(record.dated)
  // A day later than ours is still today somewhere: the day after tomorrow is nobody's today.
  const latest = at.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 1 })
  if (Temporal.PlainDate.compare(day, latest) > 0)
    throw new Problem('bad input', 'Evidence speaks of a day that has been. Check its date.', {
      errors: [{ path: '/dated', message: 'is still to come' }],
    })
  const id = newId()
  await insertEvidence(tx, found.id, { ...record, id, url: record.url ?? null, by, at })
  const values = { source: record.source, dated: record.dated }
  const fact = { name: 'case.evidence-kept', by, values }
  return { id, case: await touchCase(tx, { caseId: found.id, at, fact }) }
}

/** The evidence that goes with an explanation; ids of other cases, and other kinds of messages, are refused. */
export async function evidenceFor(
  tx: Tx,
  { found, ids, kind }: { found: CaseRow; ids: readonly string[]; kind: string | undefined },
): Promise<EvidenceRow[]> {
  if (ids.length === 0) return []
  const wrong = (message: string) =>
    new Problem('bad input', message, { errors: [{ path: '/evidence', message }] })
  if (kind !== 'explanation') throw wrong('Evidence goes with an explanation: set "kind" to "explanation".')
  const known = await evidenceOf(tx, found.id)
  const chosen = known.filter(({ id }) => ids.includes(id))
  if (chosen.length !== new Set(ids).size) throw wrong('This evidence is not on the case. Add it first.')
  return chosen
}
