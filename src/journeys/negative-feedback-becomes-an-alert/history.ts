import type { Reader } from '../../detection/index.ts'
import type { FeedbackInput } from '../../intake/index.ts'
import type { App } from '../../platform/app.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { Caller } from '../../platform/http/index.ts'
import { decide } from './decide.ts'
import type { Afterwards } from './hear.ts'
import type { Heard, Named, Standing } from './heard.ts'
import { noRows, questionOf, type Rows } from './rows.ts'
import { readKnownIn, writeRowsIn } from './store.ts'
import { touchedIdentities } from './who.ts'

interface HistoryOptions {
  app: Pick<App, 'newId'>
  standing(): Promise<Standing>
  understand: Reader['understand']
  afterwards: Afterwards
  lookUp(feedback: FeedbackInput): Promise<Named>
}

/** Many feedbacks from the past, in the caller's transaction. */
export type HearHistory = (
  tx: Tx,
  told: { feedback: FeedbackInput[]; caller: Caller; now: Temporal.Instant },
) => Promise<{ cases: number; feedbackIds: string[]; customerIds: string[] }>

/**
 * What customers told long ago: understood and flagged as today, each unhappy one a history case, without alert, clock,
 * mail or workload. Set-based: two statements for a group, however many it holds.
 */
export function openHistoryHearing(options: HistoryOptions): HearHistory {
  return async (tx, { feedback, caller, now }) => {
    const standing = await options.standing()
    const heards = await Promise.all(
      feedback.map(
        async (one): Promise<Heard> => ({
          feedback: one,
          understanding: await options.understand({
            text: one.comment ?? '',
            locale: one.locale ?? one.customer.locale,
          }),
          named: await options.lookUp(one),
          caller,
          // The failure is dated when it was told: a week's window counts around that day, not around the import's.
          now: one.receivedAt,
          recordedAt: now,
          history: true,
        }),
      ),
    )
    const written = { cases: 0, feedbackIds: [] as string[], customerIds: [] as string[] }
    for (const group of groupsOf(heards)) {
      const { newId } = options.app
      const rows = await commitGroup(tx, { group, standing, newId, afterwards: options.afterwards })
      written.cases += rows.cases.length
      written.feedbackIds.push(...idsOf(rows.feedback))
      written.customerIds.push(...idsOf(rows.customers))
    }
    return written
  }
}

interface Group {
  group: Heard[]
  standing: Standing
  newId(): string
  afterwards: Afterwards
}

async function commitGroup(tx: Tx, { group, standing, newId, afterwards }: Group): Promise<Rows> {
  const earliest = group.reduce(
    (least, { now }) => (Temporal.Instant.compare(now, least) < 0 ? now : least),
    group[0]!.now,
  )
  const known = await readKnownIn(tx, group.map(questionOf), earliest)
  const rows = noRows()
  for (const [at, heard] of group.entries()) {
    const decision = decide(rows, heard, known[at]!, { standing, chain: [], newId, reopens: false })
    if (!('answer' in decision)) throw new Error('a feedback from the past was heard before')
  }
  rows.outbox.push(...(await afterwards(rows.feedback, group[0]!.recordedAt ?? group[0]!.now)))
  await writeRowsIn(tx, rows)
  return rows
}

const idsOf = (rows: Rows['feedback']): string[] => rows.map(({ id }) => String(id))

/** Two words of one customer never stand in the same group, and keep their order. */
function groupsOf(heards: Heard[]): Heard[][] {
  const groups: Heard[][] = []
  const last = new Map<string, number>()
  for (const heard of heards) {
    const keys = touchedIdentities(heard.feedback.customer)
    const at = Math.max(-1, ...keys.map((key) => last.get(key) ?? -1)) + 1
    for (const key of keys) last.set(key, at)
    const group = groups[at]
    if (group) group.push(heard)
    else groups[at] = [heard]
  }
  return groups
}
