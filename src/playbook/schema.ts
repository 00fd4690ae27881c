import { z } from 'zod'
import { STEPS } from './phrases/phrases.ts'

/** `GET /phrases`: the language of whoever will read them; any tag is understood as the nearest we have. */
export const phrasesQuery = z.strictObject({ locale: z.string().max(35).optional(), step: z.enum(STEPS) })

/** Wordings to start from. */
export const phrasesAnswer = z.object({
  /** The language they are in. */
  locale: z.string(),
  items: z.array(
    z.object({ id: z.string(), register: z.enum(['plain', 'polite', 'formal']), text: z.string() }),
  ),
})
