import type { Say } from '../language/say.ts'
import type { Tx } from '../platform/database/index.ts'
import { assess, type PriorFailure, paradoxConditions, type Situation } from './assessment/index.ts'
import type { CaseRow } from './rows.ts'
import { customerOf } from './store/customer.ts'
import { viewsOf } from './store/parts.ts'
import { type OtherFailureRow, otherFailures } from './store/understandings.ts'

/** What the score of a case is judged from. */
export interface Known {
  case: Pick<CaseRow, 'severity' | 'occurred_at'>
  /** What the customer thinks: it drives how they feel, so it and not the finding enters the score. */
  view: Partial<Pick<Situation, 'stability' | 'control' | 'failureKind'>> | undefined
  /** Cause that we found. */
  cause: string | null
  others: readonly Pick<OtherFailureRow, 'occurred_at' | 'cause' | 'answer'>[]
  /** Day the customer came to us. */
  since: string | null
}

/** The situation as the score asks for it; what nobody wrote down is "unknown", never guessed. */
export function situationOf({ case: row, view, cause, others, since }: Known): Situation {
  return {
    severity: row.severity,
    priorFailures: others.flatMap((other) => priorOf(other, { at: row.occurred_at, cause })),
    stability: view?.stability ?? 'unknown',
    control: view?.control ?? 'unknown',
    failureKind: view?.failureKind ?? 'unknown',
    relationship: relationshipOf(since, row.occurred_at),
  }
}

function priorOf(
  other: Known['others'][number],
  { at, cause }: { at: Temporal.Instant; cause: string | null },
): PriorFailure[] {
  const daysAgo = Math.floor(at.since(other.occurred_at).total('days'))
  if (daysAgo < 0) return []
  return [
    {
      daysAgo,
      ...(cause && other.cause ? { sameCause: cause === other.cause } : {}),
      ...(other.answer === 'satisfied' ? { recovered: true } : {}),
      ...(other.answer === 'not-satisfied' ? { recovered: false } : {}),
    },
  ]
}

// A year with us is "established"; how often they bought is not known here.
function relationshipOf(since: string | null, at: Temporal.Instant): Situation['relationship'] {
  if (!since) return 'unknown'
  const yearAgo = at.toZonedDateTimeISO('UTC').toPlainDate().subtract({ years: 1 })
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(since), yearAgo) <= 0 ? 'established' : 'regular'
}

/** How well a case can still be made good, with every reason in words. */
export async function assessCase(tx: Tx, row: CaseRow, say: Say) {
  const { view, finding } = await viewsOf(tx, row.id)
  const found = finding?.finding as { cause?: string } | undefined
  const situation = situationOf({
    case: row,
    view: view?.view as Known['view'],
    cause: found?.cause ?? null,
    others: await otherFailures(tx, row.customer_id, row.id),
    since: (await customerOf(tx, row.customer_id))?.since ?? null,
  })
  const { gates, hint, score, band, confidence, contributions } = assess(situation, say)
  return {
    severity: row.severity,
    gates,
    conditions: paradoxConditions(situation, gates),
    hint,
    recoverability: { score, band, confidence, contributions },
  }
}
