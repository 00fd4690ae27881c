import type { ClockProps } from '../../../web/kit/index.ts'
import type { Row } from '../shapes.ts'

// The alert's own clock: fifteen minutes for every severity.
const ANSWER_MS = 15 * 60_000

/** The clock a row shows: the alert's while it runs, else whatever breaks first; undefined = nothing runs. */
export function clockOf(row: Row): ClockProps | undefined {
  if (row.alertDueAt)
    return { from: new Date(Date.parse(row.alertDueAt) - ANSWER_MS).toISOString(), due: row.alertDueAt }
  const due = row.nextDueAt
  if (!due) return undefined
  if (row.waitingForCustomerSince && row.next.kind.startsWith('await'))
    return { from: row.openedAt, due, waitsFor: row.customer.name }
  const running = row.clocks.find((clock) => clock.dueAt === due && !clock.stoppedAt)
  return { from: running?.startedAt ?? row.lastOutboundAt ?? row.openedAt, due }
}
