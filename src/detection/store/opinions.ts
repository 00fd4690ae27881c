import { rows, type Tx } from '../../platform/database/index.ts'

/** What a second opinion said of one message. */
export interface OpinionRow {
  feedback_id: string
  asked_at: Temporal.Instant
  opinion: 'raised' | 'agreed' | 'none'
  reason: string | null
  severity_before: string
  severity_after: string
  flags_added: string[]
}

const COLUMNS = 'feedback_id, asked_at, opinion, reason, severity_before, severity_after, flags_added'

/** The last answer counts. */
export const keepOpinion = (tx: Tx, opinion: OpinionRow) =>
  rows(
    tx,
    `insert into detection.opinions (${COLUMNS})
     select ${COLUMNS} from json_populate_record(null::detection.opinions, $1::json)
     on conflict (feedback_id) do update set asked_at = excluded.asked_at, opinion = excluded.opinion,
       reason = excluded.reason, severity_before = excluded.severity_before, severity_after = excluded.severity_after,
       flags_added = excluded.flags_added`,
    [JSON.stringify(opinion)],
  )

export const opinionsOf = (tx: Tx, feedbackIds: readonly string[]) =>
  rows<OpinionRow>(tx, `select ${COLUMNS} from detection.opinions where feedback_id = any($1::uuid[])`, [
    feedbackIds,
  ])

/** How often it was asked since then, and what came of it. */
export const countOpinions = (tx: Tx, since: Temporal.Instant) =>
  rows<{ opinion: OpinionRow['opinion']; count: number }>(
    tx,
    'select opinion, count(*)::int as count from detection.opinions where asked_at >= $1 group by 1',
    [since],
  )

// Names of more colleagues than this are not looked for: the customer's own is, always.
const MOST_NAMES = 5_000

/** Names that must not leave: of colleagues. */
export const namesOfColleagues = (tx: Tx) =>
  rows<{ name: string }>(
    tx,
    'select name from people.v_staff order by deactivated_at desc nulls first limit $1',
    [MOST_NAMES],
  ).then((found) => found.map(({ name }) => name))

/** What we know of the customer who wrote a message and must not leave either. */
export const namesOfWriter = (tx: Tx, feedbackId: string) =>
  rows<{ name: string | null; email: string | null; phone: string | null; external_id: string | null }>(
    tx,
    `select c.name, c.email, c.phone, c.external_id from intake.v_feedback f
     join customers.v_customers c on c.id = f.customer_id where f.id = $1`,
    [feedbackId],
  ).then(([row]) => [row?.name, row?.email, row?.phone, row?.external_id].filter((known) => known != null))
