import { z } from 'zod'
import { actorShape, instant } from './summary.ts'

/** How flags were answered: shares only from ten answers on, counts always. */
export const triageReport = z.object({
  from: instant,
  to: instant,
  flagged: z.int(),
  answered: z.int(),
  dismissed: z.int(),
  dismissedShare: z.number().nullable(),
  /** Who noticed: us, the customer who asked for somebody, or staff before the customer spoke. */
  raisedBy: z.object({ detected: z.int(), asked: z.int(), staff: z.int() }),
  decisions: z.array(z.object({ decision: z.string(), count: z.int() })),
  reasons: z.array(z.object({ decision: z.string(), reason: z.string(), count: z.int() })),
})

/** How often words went out although a rule stopped them, and why; counts always, a share only from ten letters on. */
export const draftReport = z.object({
  from: instant,
  to: instant,
  written: z.int(),
  overridden: z.int(),
  overriddenShare: z.number().nullable(),
  rules: z.array(z.object({ rule: z.string(), count: z.int() })),
  overrides: z.array(
    z.object({
      caseId: z.string(),
      reference: z.string(),
      by: actorShape,
      at: instant,
      reason: z.string(),
      rules: z.array(z.string()),
    }),
  ),
})
