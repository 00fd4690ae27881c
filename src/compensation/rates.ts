import { z } from 'zod'
import { SEVERITIES, type Severity } from '../language/severity.ts'

/** Who is answerable for the failure, by our finding; a customer's own doing shares the third party's row. */
export const RESPONSIBILITIES = ['third-party', 'unclear', 'company-once', 'company-recurring'] as const

/** One row of the goodwill table. */
export type Responsibility = (typeof RESPONSIBILITIES)[number]

const percent = z.int().min(0).max(150)
const bySeverity = z.strictObject({ S1: percent, S2: percent, S3: percent, S4: percent })

/** What is given for what, in whole percent of the affected price; editable by the organisation, one version a change. */
export const ratesSchema = z
  .strictObject({
    version: z.int().positive(),
    basis: z.enum(['assumption', 'calibrated']),
    /** Owed when the customer sent it back or refused it. */
    rejected: percent,
    /** Owed when the customer kept or used it: a price reduction by severity. */
    accepted: bySeverity,
    goodwill: z.strictObject({
      'third-party': bySeverity,
      unclear: bySeverity,
      'company-once': bySeverity,
      'company-recurring': bySeverity,
    }),
    /** More goodwill for each full period of business days past the promise. */
    late: z.strictObject({ percent, days: z.int().positive(), most: z.int().nonnegative() }),
    /** More goodwill for each contact beyond the first few. */
    contacts: z.strictObject({ percent, free: z.int().nonnegative(), most: z.int().nonnegative() }),
    /** The most in total without approval. */
    cap: z.strictObject({ rejected: percent, accepted: percent }),
    /** The most in total at all. */
    ceiling: percent,
    /** A cash total below this share of a rejected thing's price buys little. */
    flatBelow: percent,
  })
  .refine((r) => r.cap.rejected >= r.rejected, 'The cap may not cut what is owed.')
  .refine((r) => SEVERE.every((s) => r.cap.accepted >= r.accepted[s]), 'The cap may not cut what is owed.')
  .refine((r) => r.ceiling >= Math.max(r.cap.rejected, r.cap.accepted), 'The ceiling is above both caps.')
  .refine((r) => rising(SEVERE.map((s) => r.accepted[s])), 'A worse failure must not be owed less.')
  .refine(
    (r) => RESPONSIBILITIES.every((row) => rising(SEVERE.map((s) => r.goodwill[row][s]))),
    'A worse failure must not be given less.',
  )
  .refine(
    (r) => SEVERE.every((s) => rising(RESPONSIBILITIES.map((row) => r.goodwill[row][s]))),
    'More responsibility must not give less.',
  )

/** One version of the rates. */
export type Rates = z.infer<typeof ratesSchema>

/** Severities the table knows; S5 is a person's decision. */
export type TableSeverity = Exclude<Severity, 'S5'>

const SEVERE = SEVERITIES.filter((severity): severity is TableSeverity => severity !== 'S5')
const rising = (all: number[]) => all.every((value, i) => i === 0 || value >= (all[i - 1] ?? value))

/** What ships: directions from studies, numbers assumptions (docs/decisions/0106-defaults-of-judgement.md). */
export const DEFAULT_RATES: Rates = {
  version: 1,
  basis: 'assumption',
  rejected: 100,
  accepted: { S1: 0, S2: 10, S3: 20, S4: 40 },
  goodwill: {
    'third-party': { S1: 0, S2: 0, S3: 5, S4: 5 },
    unclear: { S1: 0, S2: 5, S3: 5, S4: 10 },
    'company-once': { S1: 5, S2: 10, S3: 10, S4: 15 },
    'company-recurring': { S1: 10, S2: 15, S3: 20, S4: 20 },
  },
  late: { percent: 5, days: 3, most: 3 },
  contacts: { percent: 5, free: 2, most: 2 },
  cap: { rejected: 120, accepted: 60 },
  ceiling: 150,
  flatBelow: 60,
}
