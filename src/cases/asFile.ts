import { minorDigits } from '../language/currencies.ts'
import { asCsv } from '../platform/csv/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Call } from '../platform/http/index.ts'
import { type Asked, searchCases } from './search.ts'
import type { CaseSummary } from './summary.ts'

const PAGE = 200

/** The same cases as the list, all of them, as a file for a spreadsheet. */
export const casesAsFile = (
  database: Database,
  { call, asked }: { call: Pick<Call, 'caller' | 'now'>; asked: Asked },
): Promise<Response> =>
  asCsv(
    { database, call },
    {
      list: 'cases',
      columns: COLUMNS,
      page: (cursor) => searchCases(database.read, { asked: { ...asked, limit: PAGE, cursor }, ...call }),
    },
  )

const COLUMNS: Record<string, (found: CaseSummary) => string | number | null> = {
  reference: ({ reference }) => reference,
  status: ({ status }) => status,
  severity: ({ severity }) => severity,
  customer: ({ customer }) => customer.name,
  title: ({ title }) => title,
  words: ({ words }) => words,
  channel: ({ channel }) => channel,
  team: ({ team }) => team?.name ?? null,
  site: ({ site }) => site?.name ?? null,
  owner: ({ owner }) => owner?.name ?? null,
  scale: ({ first }) => first?.scale ?? null,
  score: ({ first }) => first?.score ?? null,
  value: ({ value }) => value && value.amount / 10 ** minorDigits(value.currency),
  currency: ({ value }) => value?.currency ?? null,
  occurredAt: ({ occurredAt }) => occurredAt,
  openedAt: ({ openedAt }) => openedAt,
  firstContactAt: ({ firstContactAt }) => firstContactAt,
  nextDueAt: ({ nextDueAt }) => nextDueAt,
  stepsDone: ({ steps }) => steps.done,
  reopened: ({ reopenedTimes }) => reopenedTimes,
}
