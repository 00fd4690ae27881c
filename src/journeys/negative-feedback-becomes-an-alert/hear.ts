import { Problem } from '../../language/problem.ts'
import type { App } from '../../platform/app.ts'
import { crashPoint } from '../../platform/faults/index.ts'
import { replay } from '../../platform/http/index.ts'
import { Lane } from '../../platform/lane/index.ts'
import { announcementOf } from './announce.ts'
import { type Decision, decide, mayAlert, placeOf } from './decide.ts'
import type { Chain, FeedbackAnswer, Heard, Place, Standing } from './heard.ts'
import { revise } from './revise.ts'
import { type Known, noRows, questionOf, type Rows } from './rows.ts'
import { dropOldKey, readKnown, writeRows } from './store.ts'
import { touchedIdentities } from './who.ts'

export interface HearOptions {
  app: Pick<App, 'database' | 'newId'>
  standing(): Promise<Standing>
  /** Whom to call about a place now, in order; read at most every two seconds. */
  chain(place: Place, now: Temporal.Instant): Promise<Chain>
  /** A failure we thought mended: opens its case again and raises a new alert. */
  failedAgain?: (heard: Heard, caseId: string) => Promise<FeedbackAnswer>
  /** What is left to do once a group was heard: it commits with them. */
  afterwards?: Afterwards
}

/** Jobs that follow from feedback that is being written. */
export type Afterwards = (
  heard: Rows['feedback'],
  now: Temporal.Instant,
) => Promise<{ job: string; body: object; start_after: Temporal.Instant | null }[]>

/** The answer, and whether it was made now or kept from before. */
export interface HeardOutcome {
  status: number
  answer: FeedbackAnswer
}

/**
 * What a customer tells us becomes, where it is unhappy, a case with an alert on its way, in one commit. Unhappy or
 * not, the answer arrives after the commit.
 */
export function openHearing(options: HearOptions): (heard: Heard) => Promise<HeardOutcome> {
  const lane = new Lane<Heard, HeardOutcome>({
    commit: (group) => commitGroup(group, options),
    keysOf: ({ feedback, claim }) => [
      ...touchedIdentities(feedback.customer),
      ...(feedback.externalId ? [`feedback:${feedback.externalId}`] : []),
      ...(claim ? [`key:${claim.caller}:${claim.key}`] : []),
    ],
  })
  return (heard) => lane.enter(heard)
}

type Settled = PromiseSettledResult<HeardOutcome>

async function commitGroup(group: Heard[], options: HearOptions): Promise<Settled[]> {
  try {
    return await commitTogether(group, options)
  } catch (error) {
    if (!isTheirs(error)) throw error
    // One refusal must not undo a neighbour: each alone, with what is known by then.
    return Promise.all(group.map((heard) => settle(() => commitAlone(heard, options))))
  }
}

// Refused for what one of them said (22, 23) or for whom it met (40); the database being away is nobody's fault.
const isTheirs = (error: unknown) => /^(22|23|40)/.test((error as { code?: string }).code ?? '')
// Another process wrote the same customer, feedback, failure or key between our reading and our writing, or the two waited
// for each other.
const LOST_A_RACE = new Set(['23505', '40001', '40P01'])
const TRIES = 4

async function commitAlone(heard: Heard, options: HearOptions): Promise<HeardOutcome> {
  for (let tried = 1; ; tried++) {
    try {
      if (heard.claim) await dropOldKey(options.app.database, heard.claim, heard.now)
      const [settled] = await commitTogether([heard], options)
      if (settled?.status === 'fulfilled') return settled.value
      throw settled?.reason
    } catch (error) {
      if (!LOST_A_RACE.has((error as { code?: string }).code ?? '') || tried === TRIES) throw error
    }
  }
}

async function commitTogether(group: Heard[], options: HearOptions): Promise<Settled[]> {
  const { database, newId } = options.app
  const [known, standing] = await Promise.all([
    readKnown(database, group.map(questionOf), group[0]!.now),
    options.standing(),
  ])
  const chains = await Promise.all(
    group.map((heard, at) =>
      mayAlert(heard, known[at]!, standing) ? options.chain(placeOf(heard, known[at]!), heard.now) : [],
    ),
  )
  const rows = noRows()
  const decisions = group.map((heard, at) =>
    decideOne(rows, {
      heard,
      known: known[at]!,
      means: { standing, chain: chains[at]!, newId, reopens: Boolean(options.failedAgain) },
    }),
  )
  rows.outbox.push(...((await options.afterwards?.(rows.feedback, group[0]!.now)) ?? []))
  await write(rows, decisions, options)
  return Promise.all(
    decisions.map((decision, at) => settle(() => finish(decision, group[at]!, known[at]!, options))),
  )
}

interface One {
  heard: Heard
  known: Known
  means: Parameters<typeof decide>[3]
}

function decideOne(rows: Rows, { heard, known, means }: One): Decision | 'kept' {
  if (heard.claim && known.kept) return 'kept'
  const decision = decide(rows, heard, known, means)
  if (heard.claim && 'answer' in decision)
    rows.kept.push({
      caller: heard.claim.caller,
      key: heard.claim.key,
      request_hash: heard.claim.requestHash,
      status: 201,
      body: decision.answer,
      at: heard.now,
    })
  return decision
}

async function write(rows: Rows, decisions: (Decision | 'kept')[], { app }: HearOptions): Promise<void> {
  if (rows.feedback.length === 0) return
  crashPoint('ingest: before commit')
  const written = await writeRows(app.database, rows)
  crashPoint('ingest: after commit, before the answer')
  const references = new Map(written.cases.map(({ id, reference }) => [id, reference]))
  for (const decision of decisions) {
    if (decision === 'kept' || !('answer' in decision) || !decision.answer.case?.created) continue
    decision.answer.case.reference = references.get(decision.answer.case.id) ?? ''
  }
  app.database.announce(announcementOf(rows, written))
}

async function finish(
  decision: Decision | 'kept',
  heard: Heard,
  known: Known,
  options: HearOptions,
): Promise<HeardOutcome> {
  if (decision === 'kept') {
    const answer = replay(known.kept!, heard.claim!.requestHash)
    return { status: answer.status ?? 201, answer: answer.body as FeedbackAnswer }
  }
  if ('answer' in decision) return { status: 201, answer: decision.answer }
  const { failedAgain } = options
  if (decision.slow === 'heard before')
    return { status: 200, answer: await revise(heard, known.feedbackId!, options) }
  if (!decision.caseId || !failedAgain)
    throw new Problem('no case', 'The case of this failure is gone. Send it again.', { status: 409 })
  return { status: 201, answer: await failedAgain(heard, decision.caseId) }
}

async function settle(work: () => Promise<HeardOutcome>): Promise<Settled> {
  try {
    return { status: 'fulfilled', value: await work() }
  } catch (reason) {
    return { status: 'rejected', reason }
  }
}
