import type { Tx } from '../platform/database/index.ts'
import { outOfOrder } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { refuseGaps } from './mendFirst.ts'
import type { CaseRow } from './rows.ts'
import { speakToCustomer } from './speak.ts'
import { insertMessage } from './store/parts.ts'
import { confirmRow, correctRow, insertUnderstanding, latestUnderstanding } from './store/understandings.ts'
import type { Means } from './stories.ts'
import type { CaseSummary } from './summary.ts'
import { makeCallTask } from './tasks.ts'
import { touchCase } from './touch.ts'

/** What we understood, in words the customer can say yes to. */
export interface Understanding {
  found: CaseRow
  summary: string
  /** They said yes to it already, in a talk. Otherwise they are asked, and their page shows it. */
  confirmedByCustomer: boolean
  /** Language of whoever sends it: what a rule says about the words is said to them. */
  reader?: string | undefined
  by: Actor
  at: Temporal.Instant
}

/** Step two. Read back to the customer; done when they say "yes, exactly that". */
export async function understandCase(tx: Tx, step: Understanding, means: Means): Promise<CaseSummary> {
  const { found, summary, confirmedByCustomer, by, at } = step
  if (found.status !== 'acknowledged' && found.status !== 'understood') throw notNow(found.status)
  refuseGaps({ text: summary, reader: step.reader }, means)
  await insertUnderstanding(tx, {
    id: means.newId(),
    case_id: found.id,
    summary,
    by,
    at,
    confirmed_at: confirmedByCustomer ? at : null,
    confirmed_by: confirmedByCustomer ? by : null,
    corrected_at: null,
    correction: null,
  })
  return confirmedByCustomer ? markUnderstood(tx, { found, by, at }) : readBack(tx, step, means)
}

async function readBack(tx: Tx, { found, summary, by, at }: Understanding, means: Means) {
  const said = await askToConfirm(tx, { found, summary, by, at }, means)
  return touchCase(tx, {
    caseId: found.id,
    at,
    // Who has to be called first waits for us, not we for them.
    ...(said ? { changes: { ...said, waiting_for_customer_since: at } } : {}),
    evidence: 'read-back',
    fact: { name: 'case.read-back', by },
  })
}

// By mail where there is an address; otherwise somebody calls and asks.
async function askToConfirm(
  tx: Tx,
  { found, summary, by, at }: Omit<Understanding, 'confirmedByCustomer'>,
  means: Means,
): Promise<Partial<CaseRow> | undefined> {
  const letter = { found, kind: 'read-back' as const, channel: 'email', text: summary, by, at }
  try {
    return await speakToCustomer(tx, letter, means)
  } catch (error) {
    if ((error as { code?: string }).code !== 'no address') throw error
    await makeCallTask(tx, { found, why: 'read-back', at }, means)
    return undefined
  }
}

const markUnderstood = (tx: Tx, { found, by, at }: { found: CaseRow; by: Actor; at: Temporal.Instant }) =>
  touchCase(tx, {
    caseId: found.id,
    at,
    changes: {
      status: 'understood',
      understood_at: found.understood_at ?? at,
      waiting_for_customer_since: null,
    },
    fact: { name: 'case.understood', by },
  })

/** What the customer says to the read-back, on their page or on the telephone. */
export interface Confirming {
  found: CaseRow
  /** Undefined: yes, exactly that. Otherwise what was wrong or missing, in their words. */
  correction?: string | undefined
  by: Actor
  at: Temporal.Instant
}

/** The customer's answer to what we understood. Saying it twice changes nothing. */
export async function answerReadBack(
  tx: Tx,
  { found, correction, by, at }: Confirming,
  means: Means,
): Promise<void> {
  const latest = await latestUnderstanding(tx, found.id)
  if (!latest) throw outOfOrder('Nothing was read back yet.', 'understanding')
  if (latest.confirmed_at || latest.corrected_at) return
  if (correction === undefined) {
    await confirmRow(tx, latest.id, { by, at })
    if (found.status === 'acknowledged') await markUnderstood(tx, { found, by, at })
    return
  }
  await correctRow(tx, latest.id, { correction, at })
  await keepCorrection(tx, { found, correction, by, at }, means)
}

async function keepCorrection(
  tx: Tx,
  { found, correction, by, at }: Confirming & { correction: string },
  means: Means,
) {
  await insertMessage(tx, {
    id: means.newId(),
    case_id: found.id,
    at,
    direction: 'in',
    kind: 'correction',
    channel: 'page',
    author: by,
    text: correction,
    locale: found.locale,
    mail_id: null,
    feedback_id: null,
  })
  await touchCase(tx, {
    caseId: found.id,
    at,
    changes: {
      waiting_for_customer_since: null,
      evidence: found.evidence.filter((item) => item !== 'read-back'),
    },
    fact: { name: 'case.corrected', by },
  })
}

const notNow = (status: string) =>
  status === 'open'
    ? outOfOrder('Say sorry first: nobody has acknowledged this customer yet.', 'acknowledgement')
    : outOfOrder('This case is past understanding. Open it again to change what we understood.', 'reopen')
