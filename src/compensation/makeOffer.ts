import { type CaseRow, findingOf, saidBothLately } from '../cases/index.ts'
import { type Money, money, nothing } from '../language/money.ts'
import { Problem } from '../language/problem.ts'
import { atLeast } from '../language/severity.ts'
import { type Mandate, mandateOf, readOrganisation } from '../people/index.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import { actorOf, type Caller, outOfOrder } from '../platform/http/index.ts'
import { settingAt } from '../platform/settings/index.ts'
import { judgeOffer, type OfferJudgement } from './judgeOffer.ts'
import { FAULTS } from './known.ts'
import { RATES } from './settings.ts'
import { enter, insertOffer, lockMonth, type OfferRow, offersOf, reserveMonth } from './store.ts'
import { stands, tellOffer } from './tellOffer.ts'
import { planLetter } from './writeOffers.ts'

/** An offer as a person makes it: what is owed and what is added, on two lines. */
export interface OfferAsked {
  kind: string
  restitution?: Money | undefined
  goodwill?: Money | undefined
  reason: string
  /** Each line's own reason, where it differs. */
  reasons?: { restitution?: string | undefined; goodwill?: string | undefined } | undefined
}

interface Making {
  found: CaseRow
  caller: Caller
  offer: OfferAsked
  now: Temporal.Instant
  newId: NewId
}

/** What came of it. */
export interface OfferVerdict {
  id: string
  verdict: OfferRow['verdict']
  reason: OfferJudgement['reason'] | 'above-month'
  /** What to think twice about; they stop nothing. */
  warnings: OfferJudgement['warnings']
  /** What the person may give alone on one case; absent where there is no limit, so everything needs a yes. */
  mandate?: Money
}

/** Makes an offer on a locked case: granted within the mandate and reserved at once, else it waits for a yes. */
export async function makeOffer(tx: Tx, { found, caller, offer, now, newId }: Making): Promise<OfferVerdict> {
  checkStep(found)
  const lines = linesOf(offer)
  const month = await monthOf(tx, now)
  const mandate = await mandateNow(tx, { caller, lines, month, caseId: found.id })
  const judged = judgeOffer(
    { ...lines, mayOffer: true, mandate: mandate?.left, kind: offer.kind, ...(await lossOn(tx, found, now)) },
    await settingAt(tx, RATES, found.opened_at),
  )
  const verdict =
    mandate?.monthBinds && judged.verdict === 'needs approval' && judged.reason === 'above-mandate'
      ? 'above-month'
      : judged.reason
  const id = newId()
  await insertOffer(tx, {
    id,
    case_id: found.id,
    kind: offer.kind,
    currency: lines.currency,
    restitution: lines.restitution.amount,
    goodwill: lines.goodwill.amount,
    reason: offer.reason,
    restitution_reason: offer.reasons?.restitution ?? null,
    goodwill_reason: offer.reasons?.goodwill ?? null,
    verdict: judged.verdict,
    verdict_reason: verdict,
    mandate: mandate?.shown ?? null,
    offered_by: actorOf(caller),
    offered_by_staff_id: caller.staffId ?? null,
    offered_at: now,
    month,
  })
  if (judged.verdict === 'granted')
    await book(tx, {
      offerId: id,
      caseId: found.id,
      lines,
      reasons: reasonsOf(offer),
      staffId: caller.staffId!,
      month,
      now,
    })
  await tellOffer(tx, {
    caseId: found.id,
    by: actorOf(caller),
    now,
    name: NAMES[judged.verdict],
    values: {
      offerId: id,
      kind: offer.kind,
      currency: lines.currency,
      restitution: lines.restitution.amount,
      goodwill: lines.goodwill.amount,
      verdict: judged.verdict,
    },
  })
  if (judged.verdict === 'granted') await planLetter(tx, { caseId: found.id, now })
  const { warnings } = judged
  return {
    id,
    verdict: judged.verdict,
    reason: verdict,
    warnings,
    ...(mandate ? { mandate: mandate.perCase } : {}),
  }
}

/** Each ledger has its own reason: the line's, else the offer's. */
const reasonsOf = ({ reason, reasons }: OfferAsked) => ({
  restitution: reasons?.restitution ?? reason,
  goodwill: reasons?.goodwill ?? reason,
})

const NAMES = { granted: 'offer.granted', 'needs approval': 'offer.asked', refused: 'offer.refused' } as const

// R17: from S3 on, the facts are said back before anything is offered; money before listening feels like a bribe.
function checkStep(found: CaseRow): void {
  if (['closed', 'dismissed'].includes(found.status))
    throw outOfOrder('This case is closed. Open it again before you offer something.', 'reopening')
  if (atLeast(found.severity, 'S3') && ['open', 'acknowledged'].includes(found.status))
    throw outOfOrder('Say back what you understood before you offer something.', 'understanding')
}

/** The two lines in one currency. */
export interface Lines {
  restitution: Money
  goodwill: Money
  currency: string
}

function linesOf({ restitution, goodwill }: OfferAsked): Lines {
  const currency = restitution?.currency ?? goodwill?.currency ?? 'EUR'
  if (restitution && goodwill && restitution.currency !== goodwill.currency)
    throw new Problem('two currencies', 'Make both lines in one currency, or make two offers.', {
      errors: [{ path: '/goodwill/currency', message: `must be ${currency}` }],
    })
  return {
    restitution: restitution ?? nothing(currency),
    goodwill: goodwill ?? nothing(currency),
    currency,
  }
}

// The price of the affected part as we found it; before that, what the whole thing cost.
async function lossOn(tx: Tx, found: CaseRow, now: Temporal.Instant) {
  const finding = await findingOf(tx, found.id)
  const updateAndExplanation = await saidBothLately(tx, found.id, now)
  if (finding)
    return {
      price: finding.affectedPrice,
      outcome: finding.outcome,
      lossKind: finding.lossKind,
      fault: FAULTS[finding.locus],
      updateAndExplanation,
    }
  if (found.value_amount === null || !found.value_currency) return { updateAndExplanation }
  return { price: money(found.value_amount, found.value_currency), updateAndExplanation }
}

/** The month an offer counts against, in the organisation's zone. */
export async function monthOf(tx: Tx, now: Temporal.Instant): Promise<string> {
  const { timeZone } = await readOrganisation(tx)
  return now.toZonedDateTimeISO(timeZone).toPlainDate().with({ day: 1 }).toString()
}

interface Left {
  /** What may still be given alone on this case, this month. */
  left: Money
  monthBinds: boolean
  perCase: Money
  shown: NonNullable<OfferRow['mandate']>
}

// An offer of nothing but words needs no mandate; a currency without a limit always needs a yes.
async function mandateNow(
  tx: Tx,
  { caller, lines, month, caseId }: { caller: Caller; lines: Lines; month: string; caseId: string },
): Promise<Left | undefined> {
  const { currency } = lines
  const total = lines.restitution.amount + lines.goodwill.amount
  if (!caller.staffId || !caller.role) return undefined
  const mandate: Mandate | undefined =
    total === 0
      ? { role: caller.role, currency, perCase: 0, perMonth: Number.MAX_SAFE_INTEGER }
      : await mandateOf(tx, { role: caller.role, currency })
  if (!mandate) return undefined
  const used = await lockMonth(tx, { staffId: caller.staffId, currency, month })
  const onCase = standing(await offersOf(tx, caseId), currency)
  const leftOnCase = Math.max(0, mandate.perCase - onCase)
  const leftThisMonth = Math.max(0, mandate.perMonth - used)
  return {
    left: money(Math.min(leftOnCase, leftThisMonth), currency),
    monthBinds: leftThisMonth < leftOnCase,
    perCase: money(mandate.perCase, currency),
    shown: { perCase: mandate.perCase, perMonth: mandate.perMonth, usedThisMonth: used },
  }
}

/** What already stands on the case in this currency: granted or approved, not withdrawn, not declined. */
const standing = (offers: OfferRow[], currency: string): number =>
  offers
    .filter((offer) => offer.currency === currency && stands(offer))
    .reduce((sum, { restitution, goodwill }) => sum + restitution + goodwill, 0)

interface Booking {
  offerId: string
  caseId: string
  lines: Lines
  reasons: Record<'restitution' | 'goodwill', string>
  staffId: string | null
  month: string
  now: Temporal.Instant
}

/** Reserves the month and enters both ledgers. */
export async function book(tx: Tx, booking: Booking): Promise<void> {
  const { offerId, caseId, lines, reasons, staffId, month, now } = booking
  const { currency } = lines
  const total = lines.restitution.amount + lines.goodwill.amount
  if (staffId && total > 0) await reserveMonth(tx, { staffId, currency, month }, total)
  for (const account of ['restitution', 'goodwill'] as const) {
    const { amount } = lines[account]
    if (amount > 0)
      await enter(tx, {
        offerId,
        caseId,
        account,
        amount,
        currency,
        why: 'granted',
        reason: reasons[account],
        staffId,
        at: now,
      })
  }
}
