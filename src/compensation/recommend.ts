import { add, compare, type Money, nothing, percentDown, percentOf, subtract } from '../language/money.ts'
import type { Say } from '../language/say.ts'
import { type Catalogue, DEFAULT_CATALOGUE } from './catalogue.ts'
import { optionsFor } from './options.ts'
import { DEFAULT_RATES, type Rates, type Responsibility, type TableSeverity } from './rates.ts'
import type { GoodwillKind, Loss, LossKind, Reason, Recommendation, Warning } from './recommendSchema.ts'

/** With whose authority, by which tables, in whose language. */
export interface Terms {
  readonly say: Say
  /** What the caller may still give alone in that currency; `undefined` = no limit set, so all but nothing asks. */
  readonly mandate: Money | undefined
  readonly rates?: Rates
  readonly catalogue?: Catalogue
}

/** Points in percent of the price, before any cap, each with its reason. */
interface Points {
  readonly reason: Reason['reason']
  readonly percent: number
  readonly values?: Record<string, unknown>
}

/** What is owed and what to add: restitution is never cut, goodwill gives way to the cap. */
export function recommend(loss: Loss, terms: Terms): Recommendation {
  const { rates = DEFAULT_RATES, catalogue = DEFAULT_CATALOGUE, say, mandate } = terms
  const owed = owedPoints(loss, rates)
  const extra = goodwillPoints(loss, rates)
  const restitution = percentOf(loss.affectedPrice, sumOf(owed))
  const asked = percentOf(loss.affectedPrice, sumOf(extra))
  const goodwill = withinCap({ loss, rates, restitution, asked })
  const total = add(restitution, goodwill)
  const cut = compare(goodwill, asked) < 0
  const goodwillKind = goodwillKindOf(loss)
  return {
    restitution,
    goodwill,
    goodwillKind,
    total,
    needsApproval: cut || loss.severity === 'S5' || isAbove(total, mandate),
    warnings: warningsOf(loss, { goodwill, goodwillKind, cut }),
    options: optionsFor({ loss, restitution, goodwill, goodwillKind, catalogue, say }),
    why: [
      ...owed.map((points) => explain('restitution', points, loss, say)),
      ...extra.map((points) => explain('goodwill', points, loss, say)),
      ...(cut ? [explain('goodwill', cutPoints({ loss, rates, asked, goodwill }), loss, say)] : []),
    ],
    ratesVersion: rates.version,
    ratesBasis: rates.basis,
  }
}

/** Nobody's limit covers nothing: a currency without a limit always asks, except where nothing is given. */
export const isAbove = (total: Money, mandate: Money | undefined): boolean =>
  mandate ? compare(total, mandate) > 0 : total.amount > 0

/** Lack of attention costs no price: an apology is due, not a refund. S5 is owed what S4 is owed. */
function owedPoints({ lossKind, outcome, severity }: Loss, rates: Rates): Points[] {
  if (lossKind === 'attention') return [{ reason: 'owed', percent: 0 }]
  return [
    { reason: 'owed', percent: outcome === 'rejected' ? rates.rejected : rates.accepted[row(severity)] },
  ]
}

function goodwillPoints(loss: Loss, rates: Rates): Points[] {
  if (loss.severity === 'S5') return [{ reason: 's5', percent: 0 }]
  const base = rates.goodwill[responsibilityOf(loss)][loss.severity]
  const found: Points[] = [{ reason: 'responsibility', percent: base }]
  if (base === 0) return found
  const periods = Math.min(rates.late.most, Math.floor(loss.businessDaysLate / rates.late.days))
  const beyond = Math.min(rates.contacts.most, Math.max(0, loss.contacts - rates.contacts.free))
  if (periods > 0) found.push({ reason: 'late', percent: periods * rates.late.percent })
  if (beyond > 0) found.push({ reason: 'contacts', percent: beyond * rates.contacts.percent })
  return found
}

function withinCap(given: { loss: Loss; rates: Rates; restitution: Money; asked: Money }): Money {
  const { loss, rates, restitution, asked } = given
  const cap = percentDown(loss.affectedPrice, rates.cap[loss.outcome])
  if (compare(add(restitution, asked), cap) <= 0) return asked
  const room = subtract(cap, restitution)
  return room.amount > 0 ? room : nothing(cap.currency)
}

function cutPoints(given: { loss: Loss; rates: Rates; asked: Money; goodwill: Money }): Points {
  const { loss, rates, asked, goodwill } = given
  const share = (part: Money) => (100 * part.amount) / loss.affectedPrice.amount
  return {
    reason: 'cap',
    percent: share(subtract(goodwill, asked)),
    values: { cap: rates.cap[loss.outcome] },
  }
}

/** Recurring counts only where the failure is ours. */
function responsibilityOf({ fault, recurring }: Loss): Responsibility {
  if (fault === 'company') return recurring ? 'company-recurring' : 'company-once'
  return fault === 'unclear' ? 'unclear' : 'third-party'
}

/** Loss is best answered in kind; where it was not our doing, cash was found to change nothing. */
function goodwillKindOf({ fault, lossKind }: Loss): GoodwillKind {
  return fault === 'third-party' || fault === 'customer' ? 'credit' : KIND_OF_LOSS[lossKind]
}

const KIND_OF_LOSS: Record<LossKind, GoodwillKind> = {
  money: 'cash',
  goods: 'in-kind',
  service: 'in-kind',
  time: 'credit',
  attention: 'note',
  data: 'in-kind',
  safety: 'in-kind',
}

function warningsOf(
  { severity, fault, lossKind }: Loss,
  { goodwill, goodwillKind, cut }: { goodwill: Money; goodwillKind: GoodwillKind; cut: boolean },
): Warning[] {
  const given = goodwill.amount > 0
  const found: [Warning, boolean][] = [
    ['s5-manual', severity === 'S5'],
    ['cap-cut', cut],
    ['not-ours-and-rare', given && (fault === 'third-party' || fault === 'customer')],
    ['voucher-for-money', given && lossKind === 'money' && goodwillKind === 'credit'],
  ]
  return found.filter(([, applies]) => applies).map(([warning]) => warning)
}

function explain(line: Reason['line'], { reason, percent, values }: Points, loss: Loss, say: Say): Reason {
  const part = reason === 'owed' ? `owed.${owedBecause(loss)}` : reason
  const whose = reason === 'responsibility' ? `responsibility.${responsibilityOf(loss)}` : part
  const facts = { ...values, days: loss.businessDaysLate, contacts: loss.contacts, severity: loss.severity }
  return { line, reason, percent, why: say(`compensation:why.${whose}`, facts) }
}

const owedBecause = ({ lossKind, outcome }: Loss) => (lossKind === 'attention' ? 'attention' : outcome)

const row = (severity: Loss['severity']): TableSeverity => (severity === 'S5' ? 'S4' : severity)

const sumOf = (all: readonly Points[]): number => all.reduce((sum, { percent }) => sum + percent, 0)
