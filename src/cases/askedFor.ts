import type { z } from 'zod'
import type { Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import type { CaseRow } from './rows.ts'
import type { askedForBody, declinedRequestBody } from './schema.ts'
import { insertDeclinedRequest, putAskedFor } from './store/asked.ts'
import type { Means } from './stories.ts'
import type { CaseSummary } from './summary.ts'
import { touchCase } from './touch.ts'

interface Keeping<Body> {
  found: CaseRow
  record: Body
  by: Actor
  at: Temporal.Instant
}

/** Keeps "what would be fair?" in the customer's own words. It promises nothing; it says what to aim for. */
export async function keepAskedFor(
  tx: Tx,
  { found, record: { words, sum }, by, at }: Keeping<z.output<typeof askedForBody>>,
): Promise<CaseSummary> {
  await putAskedFor(tx, found.id, {
    words,
    amount: sum?.amount ?? null,
    currency: sum?.currency ?? null,
    by,
    at,
  })
  const fact = { name: 'case.asked-for', by, values: { words, ...(sum ? { sum } : {}) } }
  return touchCase(tx, { caseId: found.id, at, fact })
}

/** A request that cannot be met is not brushed aside: why not, and what comes nearest, are written down. */
export async function declineRequest(
  tx: Tx,
  { found, record, by, at }: Keeping<z.output<typeof declinedRequestBody>>,
  { newId }: Pick<Means, 'newId'>,
): Promise<CaseSummary> {
  const { asked, whyNot, alternative } = record
  const row = { asked, why_not: whyNot, alternative, by, at }
  await insertDeclinedRequest(tx, { ...row, id: newId(), caseId: found.id })
  return touchCase(tx, {
    caseId: found.id,
    at,
    fact: { name: 'case.request-declined', by, why: whyNot, values: { asked, alternative } },
  })
}
