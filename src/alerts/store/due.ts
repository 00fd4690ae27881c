import { rows, type Tx } from '../../platform/database/index.ts'

/** Until when a person answers this feedback's alert; undefined when nobody needs to (any more). */
export const answerDueOfFeedback = (tx: Tx, feedbackId: string): Promise<Temporal.Instant | undefined> =>
  rows<{ due: Temporal.Instant }>(
    tx,
    `select answer_due_at as due from alerts.alerts
     where feedback_id = $1 and answered_at is null and withdrawn_at is null order by raised_at desc limit 1`,
    [feedbackId],
  ).then(([row]) => row?.due)
