import type { z } from 'zod'
import type { Tx } from '../platform/database/index.ts'
import { FEWEST } from './figures.ts'
import type { clocksReport } from './schema.ts'
import { alertClocks, type ClockRow, contactClocks, type Span } from './store/clocks.ts'
import type { Scope } from './store/wall.ts'

type Report = z.output<typeof clocksReport>

/** The three clocks, each by itself: detected to delivered, raised to answered, detected to the first human word. */
export async function reportClocks(
  tx: Tx,
  { scope, span, now }: { scope: Scope; span: Span; now: Temporal.Instant },
): Promise<Report> {
  const alerts = await alertClocks(tx, scope, span, now)
  const contacts = await contactClocks(tx, scope, span, now)
  const of = (kind: ClockRow['kind']) =>
    figures([...alerts, ...contacts].find((row) => row.kind === kind) ?? NOTHING)
  return {
    from: span.from.toString(),
    to: span.to.toString(),
    alerted: of('alerted'),
    answered: of('answered'),
    contact: of('contact'),
    occurredToContact: of('occurredToContact'),
  }
}

const NOTHING = { measured: 0, running: 0, median: null, p90: null, in_time: 0, due: 0 }

const figures = ({ measured, running, median, p90, in_time, due }: Omit<ClockRow, 'kind'>) => ({
  measured,
  running,
  medianMinutes: measured < FEWEST ? null : median,
  p90Minutes: measured < FEWEST ? null : p90,
  inTime: in_time,
  due,
})
