import { type FeedbackInput, fileFeedbackSchema } from '../../schema.ts'
import { customersOfInteractions, type KnownFeedback, knownFeedback } from '../../store/feedback.ts'
import type { ReadRow } from '../readRow.ts'
import { type Batch, type Checked, isLive, type Kind, nothingDone } from './kind.ts'

type Row = FeedbackInput & { externalId: string }

/** Feedback: unhappy history opens history cases; what is newer than `--live-since` alerts as through the API. */
export const feedbackKind: Kind<FeedbackInput> = {
  batchRows: 500,
  times: { table: 'feedback', of: ({ receivedAt }) => receivedAt },
  complete: (rows, batch) => nameCustomers(rows, batch),
  check: ({ input, rowId }) => {
    const { scale, ...rest } = input
    // A row without a score is words alone, also where the scale is the same for all rows.
    const told = rest.score === undefined ? rest : { ...rest, scale }
    return fileFeedbackSchema.safeParse({ externalId: rowId(), source: 'import', ...told })
  },
  before: async (checked, batch) => {
    const rows = lastOfEach(checked)
    const known = await knownOf(rows, batch)
    const left: Checked<FeedbackInput>[] = []
    const own: Row[] = []
    let unchanged = checked.length - rows.length
    for (const one of rows) {
      const before = known.get(one.row.externalId)
      if (before && !differs(one.row, before)) unchanged++
      else if (before || isLive(one.row.receivedAt, batch)) own.push(one.row)
      else left.push(one)
    }
    const outcome = await hearEach(own, { batch, known })
    return { left, outcome: { ...outcome, unchanged } }
  },
  write: async (tx, rows, { stories, caller, now }) => {
    if (rows.length === 0) return nothingDone()
    const feedback = rows.map(({ row }) => row)
    const { cases, feedbackIds, customerIds } = await stories.hearHistory(tx, { feedback, caller, now })
    const made = { feedback: feedbackIds, customers: customerIds }
    return { ...nothingDone(), fresh: rows.length, casesHistory: cases, made }
  },
  known: async (_tx, checked, batch) => {
    const rows = lastOfEach(checked)
    const known = await knownOf(rows, batch)
    const changed = rows.filter(({ row }) => {
      const before = known.get(row.externalId)
      return before && differs(row, before)
    }).length
    return { fresh: rows.length - known.size, changed, unchanged: known.size - changed }
  },
}

/** The last row of an id wins, as if they had come one after the other. */
function lastOfEach(checked: Checked<FeedbackInput>[]): Checked<Row>[] {
  const rows = checked as Checked<Row>[]
  return [...new Map(rows.map((one) => [one.row.externalId, one])).values()]
}

async function knownOf(rows: Checked<Row>[], { app }: Batch): Promise<Map<string, KnownFeedback>> {
  const found = await knownFeedback(
    app.database.read,
    rows.map(({ row }) => row.externalId),
  )
  return new Map(found.map((one) => [one.externalId, one]))
}

// Only what a second telling may change; when it was received and from whom stays.
function differs(row: FeedbackInput, before: KnownFeedback): boolean {
  return (
    (row.score ?? null) !== before.score ||
    (row.scale ?? null) !== before.scale ||
    (row.comment ?? null) !== before.comment ||
    (row.locale ?? null) !== before.locale ||
    (row.reasons ?? []).join('\n') !== before.reasons.join('\n') ||
    (row.product !== undefined && row.product !== before.product) ||
    (row.component !== undefined && row.component !== before.component)
  )
}

interface Hearing {
  batch: Batch
  known: Map<string, KnownFeedback>
}

async function hearEach(rows: Row[], { batch, known }: Hearing) {
  const { stories, caller, now } = batch
  const outcome = nothingDone()
  const heard = await Promise.all(
    rows.map(async (feedback) => {
      const live = isLive(feedback.receivedAt, batch)
      const answer = await stories.hearLive({
        feedback,
        caller,
        now: live ? now : feedback.receivedAt,
        history: !live,
      })
      return { live, opened: answer.caseOpened, before: known.has(feedback.externalId) }
    }),
  )
  for (const { live, opened, before } of heard) {
    if (before) outcome.changed++
    else outcome.fresh++
    if (live) outcome.live++
    if (opened && live) outcome.casesLive++
    if (opened && !live) outcome.casesHistory++
  }
  return outcome
}

// Ratings that name an order need not say once more whose it was.
async function nameCustomers(rows: ReadRow[], { app }: Batch): Promise<void> {
  const nameless = rows.filter(
    ({ input }) => !input.customer && typeof input.interactionExternalId === 'string',
  )
  if (nameless.length === 0) return
  const found = await customersOfInteractions(
    app.database.read,
    nameless.map(({ input }) => input.interactionExternalId as string),
  )
  const byInteraction = new Map(found.map(({ interaction, ...customer }) => [interaction, customer]))
  for (const { input } of nameless) {
    const customer = byInteraction.get(input.interactionExternalId as string)
    if (customer) input.customer = recognisedBy(customer)
  }
}

function recognisedBy({ externalId, email, phone }: Record<'externalId' | 'email' | 'phone', string | null>) {
  if (externalId) return { externalId }
  return email ? { email } : { phone }
}
