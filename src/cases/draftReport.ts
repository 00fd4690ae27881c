import type { z } from 'zod'
import type { Tx } from '../platform/database/index.ts'
import type { draftReport } from './schema.ts'
import { overridesIn } from './store/overrides.ts'
import type { Sighted } from './store/summaries.ts'
import type { Span } from './store/triage.ts'
import { iso } from './summary.ts'

// Under ten a share says more than is known (R38).
const FEWEST_FOR_A_SHARE = 10

/** How often a stop was overridden, by which rule and with which reason: too many say that the rule is wrong. */
export async function reportOverrides(
  tx: Tx,
  sighted: Sighted,
  span: Span,
): Promise<z.output<typeof draftReport>> {
  const { written, overridden, overrides } = await overridesIn(tx, sighted, span)
  const byRule = Map.groupBy(
    overrides.flatMap(({ rules }) => rules),
    (rule) => rule,
  )
  return {
    from: span.from.toString(),
    to: span.to.toString(),
    written,
    overridden,
    overriddenShare: written < FEWEST_FOR_A_SHARE ? null : overridden / written,
    rules: [...byRule]
      .map(([rule, all]) => ({ rule, count: all.length }))
      .toSorted((a, b) => b.count - a.count || a.rule.localeCompare(b.rule)),
    overrides: overrides.map(({ case_id, reference, actor, at, why, rules }) => ({
      caseId: case_id,
      reference,
      by: actor,
      at: iso(at),
      reason: why,
      rules,
    })),
  }
}
