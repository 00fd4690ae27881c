import type { z } from 'zod'
import type { Tx } from '../platform/database/index.ts'
import type { triageReport } from './schema.ts'
import type { Sighted } from './store/summaries.ts'
import { countFlags, countReasons, type Span } from './store/triage.ts'

// Under ten a share says more than is known (R38).
const FEWEST_FOR_A_SHARE = 10

/** Which flags were no failures and why, so that the flag learns and nobody hides work by dismissing it. */
export async function reportTriage(
  tx: Tx,
  sighted: Sighted,
  span: Span,
): Promise<z.output<typeof triageReport>> {
  const { flagged, answered, dismissed, ...raisedBy } = await countFlags(tx, sighted, span)
  const reasons = await countReasons(tx, sighted, span)
  const decisions = Map.groupBy(reasons, ({ decision }) => decision)
  return {
    from: span.from.toString(),
    to: span.to.toString(),
    flagged,
    answered,
    dismissed,
    dismissedShare: flagged < FEWEST_FOR_A_SHARE ? null : dismissed / flagged,
    raisedBy,
    decisions: [...decisions].map(([decision, rows]) => ({
      decision,
      count: rows.reduce((sum, { count }) => sum + count, 0),
    })),
    reasons,
  }
}
