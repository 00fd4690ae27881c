import { EVERY_ROLE, type Route, read } from '../../platform/http/index.ts'
import type { Reader } from '../reader.ts'
import { understandBody } from '../schema.ts'
import { Understanding } from '../text/schema.ts'

/** Reading a message for another program; nothing of it is stored. */
export const understandingRoutes = (reader: Reader): Route[] => [
  read({
    method: 'post',
    path: '/api/v1/text/understand',
    access: { roles: EVERY_ROLE, key: 'ingest' },
    summary: 'What a message says: language, mood, what went wrong, what is asked; nothing is stored',
    body: understandBody,
    answer: Understanding,
    handle: async ({ body }) => ({ body: await reader.understand(body) }),
  }),
]
