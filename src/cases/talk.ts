import type { Scale } from '../language/score.ts'
import type { JournalRow } from '../platform/journal/index.ts'
import type { CaseDetail } from './detail.ts'
import type { CaseRow } from './rows.ts'
import type { MessageRead } from './store/parts.ts'
import { iso } from './summary.ts'

/** One thing somebody said, as the case page shows it. */
export function messageOf(row: MessageRead, { first_feedback_id, first_scale, first_score }: CaseRow) {
  const rated = row.feedback_id !== null && row.feedback_id === first_feedback_id && first_score !== null
  return {
    id: row.id,
    at: iso(row.at),
    direction: row.direction,
    kind: row.kind as CaseDetail['messages'][number]['kind'],
    channel: row.channel,
    author: row.author,
    text: row.text,
    locale: row.locale,
    mail: row.mail_id ? { id: row.mail_id, state: row.mail_state ?? 'waiting', error: row.mail_error } : null,
    score: rated ? { scale: first_scale as Scale, score: first_score } : null,
  }
}

/** The queue row's own event says nothing that a line between messages would not say better. */
export const isTold = ({ fact }: JournalRow): boolean => fact !== 'case.changed' && fact !== 'case.left'

/** One line between messages: what happened. */
export const factOf = (row: JournalRow) => ({
  id: String(row.id),
  at: iso(row.at),
  fact: row.fact,
  actor: row.actor,
  why: row.why,
  values: row.body,
})
