import type { z } from 'zod'
import type { Scale } from '../language/score.ts'
import { nextThing, type Standing } from './next.ts'
import type { UnnumberedCase } from './opening.ts'
import type { ClockKind, ClockRow } from './rows.ts'
import { currentStep, shareOf, stepsDone } from './rules.ts'
import type { caseSummary } from './schema.ts'
import type { SummaryRow } from './store/summaries.ts'

/** A case as the queue and the live event carry it. */
export type CaseSummary = z.output<typeof caseSummary>

/** The row of the queue. `now` decides only whether an update is due. */
export function summaryOf(row: SummaryRow, now: Temporal.Instant): CaseSummary {
  return {
    ...whatItIs(row),
    ...whereItStands(row),
    steps: {
      done: stepsDone(row.status),
      share: shareOf({ status: row.status, owned: row.owner_id !== null, evidence: row.evidence }),
      before: row.steps_before,
      current: currentStep(row.status),
    },
    next: nextOf(row, now),
    clocks: row.clocks.map((clock) => ({
      kind: clock.kind as ClockKind,
      startedAt: utc(clock.started_at),
      dueAt: utc(clock.due_at),
      stoppedAt: clock.stopped_at && utc(clock.stopped_at),
    })),
  }
}

/** A case that is just being opened, with the names that the database would have joined. */
export interface Opened {
  case: UnnumberedCase
  clocks: readonly ClockRow[]
  customer: { name: string | null; email: string | null; phone: string | null; externalId: string | null }
  team: string | null
  site: string | null
}

/** The queue row of a case before it is written, so that the ingest lane sends it along. Its reference comes with the commit. */
export function openedSummary({ case: row, clocks, customer, team, site }: Opened): CaseSummary {
  const opened: SummaryRow = {
    ...row,
    reference: '',
    customer_name: customer.name,
    customer_email: customer.email,
    customer_phone: customer.phone,
    customer_external_id: customer.externalId,
    owner_name: null,
    team_name: team,
    site_name: site,
    steps_before: 0,
    clocks: clocks.map(({ kind, started_at, due_at }) => ({
      kind,
      started_at: iso(started_at),
      due_at: iso(due_at),
      stopped_at: null,
    })),
    promise: null,
    call_due_at: null,
    read_back_at: null,
    place: '',
  }
  return summaryOf(opened, row.detected_at)
}

function whatItIs(row: SummaryRow) {
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    status: row.status,
    severity: row.severity,
    title: row.title,
    words: row.words,
    locale: row.locale,
    channel: row.channel,
    customer: { id: row.customer_id, name: nameOf(row) },
    owner: named(row.owner_id, row.owner_name),
    team: named(row.team_id, row.team_name),
    site: named(row.site_id, row.site_name),
    first:
      row.first_scale === null || row.first_score === null
        ? null
        : { scale: row.first_scale as Scale, score: row.first_score },
    value:
      row.value_amount === null || row.value_currency === null
        ? null
        : { amount: row.value_amount, currency: row.value_currency },
    history: row.history,
    test: row.test,
  }
}

function whereItStands(row: SummaryRow) {
  return {
    openedAt: iso(row.opened_at),
    occurredAt: iso(row.occurred_at),
    detectedAt: iso(row.detected_at),
    firstContactAt: isoOrNull(row.first_contact_at),
    lastOutboundAt: isoOrNull(row.last_outbound_at),
    waitingForCustomerSince: isoOrNull(row.waiting_for_customer_since),
    doubleDeviation: row.double_deviation_at !== null,
    reopenedTimes: row.reopened_times,
    alertDueAt: isoOrNull(row.alert_due_at),
    nextDueAt: isoOrNull(row.next_due_at),
  }
}

function nextOf(row: SummaryRow, now: Temporal.Instant): CaseSummary['next'] {
  const running = row.clocks.filter(({ stopped_at }) => stopped_at === null)
  const due: Standing['due'] = {}
  for (const clock of running) due[clock.kind as ClockKind] = Temporal.Instant.from(clock.due_at)
  const next = nextThing({
    ...row,
    due,
    customerName: nameOf(row),
    promise: row.promise && { text: row.promise.text, dueAt: Temporal.Instant.from(row.promise.due_at) },
    callDueAt: row.call_due_at,
    readBackAt: row.read_back_at,
    now,
  })
  return { kind: next.kind, dueAt: isoOrNull(next.dueAt), values: { ...next.values } }
}

/** What we call a customer: by name, else by the way we know them. */
export const nameOf = (
  row: Pick<SummaryRow, `customer_${'name' | 'email' | 'phone' | 'external_id'}`>,
): string => row.customer_name ?? row.customer_email ?? row.customer_phone ?? row.customer_external_id ?? ''

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

export const iso = (instant: Temporal.Instant): string => instant.toString()
export const isoOrNull = (instant: Temporal.Instant | null): string | null => instant?.toString() ?? null
// JSON made by the database writes "+00:00"; everything else here writes "Z".
const utc = (text: string): string => Temporal.Instant.from(text).toString()
