import { z } from 'zod'
import { RULES, type Rule } from './draft/rules.ts'
import { STEPS } from './phrases/phrases.ts'

/** `GET /phrases`: the language of whoever will read them; any tag is understood as the nearest we have. */
export const phrasesQuery = z.strictObject({ locale: z.string().max(35).optional(), step: z.enum(STEPS) })

/** Wordings to start from. */
export const phrasesAnswer = z.object({
  /** The language they are in. */
  locale: z.string(),
  /** Manners of that language, in the reader's own where they read it, else in English. */
  notes: z.array(z.string()),
  items: z.array(
    z.object({ id: z.string(), register: z.enum(['plain', 'polite', 'formal']), text: z.string() }),
  ),
})

/** `POST /drafts/check`: a draft as it stands, up to what a mail holds. */
export const draftBody = z.strictObject({
  text: z.string().max(50_000),
  locale: z.string().max(35).optional(),
  step: z.enum(STEPS).optional(),
})

/** What to mend and what is good. */
export const findingsAnswer = z.object({
  findings: z.array(
    z.object({
      rule: z.enum(Object.keys(RULES) as [Rule, ...Rule[]]),
      severity: z.enum(['block', 'warn', 'praise']),
      /** [start, end) in UTF-16 code units of the text as sent. */
      span: z.tuple([z.int(), z.int()]),
      message: z.string(),
      source: z.string(),
      suggestion: z.string().optional(),
    }),
  ),
})
