import { alertsOfCase } from '../../alerts/index.ts'
import { lockCase, type Means, reopenCase } from '../../cases/index.ts'
import { Problem } from '../../language/problem.ts'
import type { Tx } from '../../platform/database/index.ts'
import { answerOnce } from '../../platform/http/index.ts'
import type { Actor } from '../../platform/journal/index.ts'
import { decide } from './decide.ts'
import type { HearOptions } from './hear.ts'
import type { FeedbackAnswer, Heard } from './heard.ts'
import { meansFor } from './revise.ts'
import { noRows, questionOf } from './rows.ts'
import { readKnownIn, writeRowsIn } from './store.ts'

/**
 * Unhappy again about what we thought mended: the word joins its case, the case opens again (double deviation), and a
 * new alert goes out. One story of its own, since it turns rows that others may be turning too.
 */
export async function failedAgain(
  heard: Heard,
  caseId: string,
  options: HearOptions & { means: Means },
): Promise<FeedbackAnswer> {
  const { claim, now } = heard
  return options.app.database.write((tx) =>
    answerOnce(tx, { claim, now, status: 201 }, () => openAgain(tx, { heard, caseId, options })),
  )
}

interface Again {
  heard: Heard
  caseId: string
  options: HearOptions & { means: Means }
}

async function openAgain(tx: Tx, { heard, caseId, options }: Again): Promise<FeedbackAnswer> {
  const found = await lockCase(tx, caseId)
  if (!found)
    throw new Problem('no case', 'The case of this failure is gone. Send it again.', { status: 409 })
  const [known] = await readKnownIn(tx, [questionOf(heard, 0)], heard.now)
  const rows = noRows()
  const decision = decide(rows, heard, known!, await meansFor(heard, known!, options))
  if (!('answer' in decision)) throw new Error('a failure of a known case was heard before')
  await writeRowsIn(tx, rows)
  const by: Actor = { kind: 'customer', id: found.customer_id }
  const mended = ['solved', 'followed-up', 'closed'].includes(found.status)
  if (mended)
    await reopenCase(
      tx,
      { found, why: 'failed-again', doubleDeviation: true, by, at: heard.now },
      options.means,
    )
  const open = (await alertsOfCase(tx, caseId, heard.now)).find(({ state }) => state === 'open')
  return { ...decision.answer, alert: open ? { id: open.id, answerDueAt: open.answerDueAt } : null }
}
