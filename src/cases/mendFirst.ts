import { Problem } from '../language/problem.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Actor, record } from '../platform/journal/index.ts'
import type { CaseRow, Status } from './rows.ts'
import type { CheckedDraft, Means } from './stories.ts'

/** Words about to go to a customer. */
export interface Draft {
  found: CaseRow
  text: string
  channel: string
  locale?: string | undefined
  /** Why they go although a rule stops them. */
  override?: { reason: string } | undefined
  /** Language of whoever sends it: what a rule says about the words is said to them. */
  reader?: string | undefined
  by: Actor
  at: Temporal.Instant
}

// What was said aloud is said: it is written down as it was. Everything else still can be mended.
const SPOKEN: readonly string[] = ['phone', 'call', 'telephone', 'in-person', 'floor', 'voice']

/**
 * Refuses words that a rule stops, until they are mended or somebody says why they go all the same; that is kept in the
 * journal. A gap such as {what} has no good reason: it is never sent.
 */
export async function mendFirst(tx: Tx, draft: Draft, { stories }: Means): Promise<void> {
  const { found, text, channel, override, by, at } = draft
  if (SPOKEN.includes(channel.toLowerCase())) return
  const locale = draft.locale ?? found.locale ?? undefined
  const step = STEP_OF[found.status]
  const told = { ...(locale && { locale }), ...(draft.reader && { reader: draft.reader }) }
  const stops = stories.checkDraft({ text, step, ...told }).filter(isStop)
  const final = stops.filter(({ overridable }) => !overridable)
  if (final.length > 0 || (stops.length > 0 && !override))
    throw toMend(text, final.length > 0 ? final : stops)
  if (stops.length === 0 || !override) return
  await record(tx, {
    fact: 'case.draft-overridden',
    actor: by,
    at,
    caseId: found.id,
    customerId: found.customer_id,
    audience: { teamId: found.team_id, siteId: found.site_id, staffId: found.owner_id },
    why: override.reason,
    body: {
      rules: [...new Set(stops.map(({ rule }) => rule))],
      words: stops.map((stop) => quote(text, stop)),
    },
  })
}

/** A read-back is the customer's own story, blame and all; only a gap in it is ours to mend. */
export function refuseGaps(
  { text, reader }: { text: string; reader: string | undefined },
  { stories }: Means,
): void {
  const remarks = stories.checkDraft({ text, step: 'understand', ...(reader && { reader }) })
  const gaps = remarks.filter(({ overridable }) => !overridable)
  if (gaps.length > 0) throw toMend(text, gaps)
}

const isStop = ({ severity }: CheckedDraft): boolean => severity === 'block'

const STEP_OF: Record<Status, 'acknowledge' | 'understand' | 'solve' | 'follow-up'> = {
  open: 'acknowledge',
  acknowledged: 'understand',
  understood: 'solve',
  solved: 'follow-up',
  'followed-up': 'follow-up',
  closed: 'follow-up',
  dismissed: 'follow-up',
}

const quote = (text: string, { span }: CheckedDraft): string => text.slice(...span)

function toMend(text: string, stops: readonly CheckedDraft[]): Problem {
  const named = stops.map((stop) => `“${quote(text, stop)}”: ${stop.message}`).join(' ')
  const way = stops.every(({ overridable }) => overridable)
    ? 'Mend it, or say why it must go as it is.'
    : 'Put your own words there.'
  return new Problem('draft to mend', `This does not go out yet. ${named} ${way}`, {
    status: 422,
    findings: stops,
    errors: stops.map((stop) => ({ path: '/override', message: `${stop.rule}: ${stop.message}` })),
  })
}
