import type { z } from 'zod'
import type { Tx } from '../platform/database/index.ts'
import { figuresOf } from './figures.ts'
import type { clocksReport } from './schema.ts'
import { alertClocks, contactClocks, type Scope } from './store/wall.ts'

// While any channel works an alert is before somebody's eyes within a minute.
const ALERTED_SECONDS = 60

interface Span {
  from: Temporal.Instant
  to: Temporal.Instant
}

/** The three clocks, each by itself: detected to delivered, raised to answered, detected to the first human word. */
export async function reportClocks(
  tx: Tx,
  { scope, span, now }: { scope: Scope; span: Span; now: Temporal.Instant },
): Promise<z.output<typeof clocksReport>> {
  const alerts = await alertClocks(tx, scope, span)
  const contacts = await contactClocks(tx, scope, span)
  // What was withdrawn before it was answered was never due.
  const asked = alerts.filter(({ withdrawn_at, answered_at }) => !withdrawn_at || answered_at)
  return {
    from: span.from.toString(),
    to: span.to.toString(),
    alerted: figuresOf(
      asked.map(({ detected_at: from, first_delivered_at: to }) => ({
        from,
        to,
        due: from.add({ seconds: ALERTED_SECONDS }),
      })),
      now,
    ),
    answered: figuresOf(
      asked.map(({ raised_at: from, answered_at: to, answer_due_at: due }) => ({ from, to, due })),
      now,
    ),
    contact: figuresOf(
      contacts.map(({ detected_at: from, first_contact_at: to, due_at: due }) => ({ from, to, due })),
      now,
    ),
    occurredToContact: figuresOf(
      contacts.map(({ occurred_at: from, first_contact_at: to }) => ({ from, to, due: null })),
      now,
    ),
  }
}
