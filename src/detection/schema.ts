import { z } from 'zod'

/** As long as any text that comes in. */
const MOST_TEXT = 20_000

/** Body of `POST /api/v1/text/understand`. */
export const understandBody = z.strictObject({
  text: z.string().max(MOST_TEXT),
  locale: z.string().max(35).optional().describe('what the writer’s language is likely to be; not an answer'),
})
