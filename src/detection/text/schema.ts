import { z } from 'zod'

/** [start, end) in UTF-16 code units of the text exactly as it was sent. */
export const Span = z.tuple([z.int().nonnegative(), z.int().nonnegative()])

/** What a customer may ask us to do. */
export const ASK_KINDS = [
  'refund',
  'replacement',
  'redo',
  'apology',
  'explanation',
  'callback',
  'compensation',
  'information',
] as const

/** What a person must know before answering. None of them ever lowers priority or what the customer gets. */
export const FLAG_KINDS = [
  'churn',
  'legal',
  'media',
  'threat',
  'abuse',
  'vulnerable',
  'safety',
  'repeat-contact',
] as const

/** S1 annoyance .. S5 safety, law, privacy, a vulnerable person: the rubric every room shares. */
export const SEVERITIES = ['S1', 'S2', 'S3', 'S4', 'S5'] as const

/** What the text engine reads in one message; the fields other programs rely on, plus the reasons for them. */
export const Understanding = z.object({
  language: z.string().describe('BCP 47: en nb nn ru zh-Hans zh-Hant ja ..., or und'),
  languageConfidence: z.number().min(0).max(1),
  script: z.string().optional().describe('ISO 15924: Latn Cyrl Hans Hant Jpan Arab'),
  dissatisfaction: z.number().min(0).max(1).describe('calibrated probability that the writer is unhappy'),
  sentiment: z.enum(['negative', 'neutral', 'positive']),
  categories: z
    .array(z.object({ key: z.string(), probability: z.number().min(0).max(1), span: Span.optional() }))
    .max(3),
  severity: z.enum(SEVERITIES),
  severityPoints: z.array(z.object({ factor: z.string(), points: z.number(), span: Span.optional() })),
  asks: z.array(z.object({ kind: z.enum(ASK_KINDS), span: Span })),
  flags: z.array(z.object({ kind: z.enum(FLAG_KINDS), span: Span })),
  evidence: z
    .array(z.object({ weight: z.number(), span: Span }))
    .describe('the words the mood rests on; above 0 = unhappy'),
  engine: z.string().describe('which engine and model version answered'),
})

export type Span = z.infer<typeof Span>
export type Understanding = z.infer<typeof Understanding>
export type AskKind = (typeof ASK_KINDS)[number]
export type FlagKind = (typeof FLAG_KINDS)[number]
export type Severity = (typeof SEVERITIES)[number]
