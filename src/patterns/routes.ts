import { z } from 'zod'
import { LEADS_UP, type Route, read } from '../platform/http/index.ts'
import { searchApart } from './searchApart.ts'
import type { TableQuestion } from './searchTable.ts'

/** A hundred thousand rows of a dozen columns. */
const MOST_BYTES = 20 * 1024 * 1024
const MOST_ROWS = 200_000

const columnSchema = z.string().min(1).max(200)
const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** The same as the options of `amends patterns table`, with the rows themselves. */
const tableBody = z.strictObject({
  rows: z.array(z.record(z.string(), cellSchema)).min(1).max(MOST_ROWS),
  failures: columnSchema,
  exposure: columnSchema,
  baseline: columnSchema.optional(),
  time: columnSchema.optional(),
  at: z.union([z.string().max(40), z.number()]).optional(),
  window: z.number().positive().optional(),
  ignore: z.array(columnSchema).max(200).default([]),
  top: z.int().positive().max(1000).optional(),
  direction: z.enum(['worse', 'better']).default('worse'),
})

/** Searching any table. */
export const patternsRoutes = (): Route[] => [
  read({
    method: 'post',
    path: '/api/v1/patterns/table',
    access: { roles: LEADS_UP, key: 'staff' },
    summary: 'Finds the slices of a table that fail more often than expected',
    body: tableBody,
    maxBytes: MOST_BYTES,
    handle: async ({ body, request }) => {
      const { rows, ...question } = body
      const order = { of: 'table' as const, rows: rows.map(asText), question: questionOf(question) }
      return { body: { findings: await searchApart(order, request.signal) } }
    },
  }),
]

/** Every value as the text it would have in a CSV file: dimensions are compared as text. */
const asText = (row: Record<string, z.output<typeof cellSchema>>): Record<string, string> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]))

function questionOf({ at, window, top, ...rest }: Omit<z.output<typeof tableBody>, 'rows'>): TableQuestion {
  return {
    ...rest,
    ...(at === undefined ? {} : { at: String(at) }),
    ...(window === undefined ? {} : { window: String(window) }),
    ...(top === undefined ? {} : { top: String(top) }),
  }
}
