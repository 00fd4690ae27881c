import type { z } from 'zod'
import { type Money, money } from '../language/money.ts'
import type { Say } from '../language/say.ts'
import type { Tx } from '../platform/database/index.ts'
import { settingAt } from '../platform/settings/index.ts'
import {
  assess,
  isBetrayalRisk,
  type KnownWorth,
  POINTS,
  type Points,
  paradoxConditions,
  type Situation,
  stakeOf,
  WORTH,
  type WorthTerms,
} from './assessment/index.ts'
import type { CaseRow } from './rows.ts'
import type { caseAssessment } from './schema.ts'
import { type Known, priorOf, situationOf } from './situation.ts'
import { type CustomerRow, customerOf } from './store/customer.ts'
import { viewsOf } from './store/parts.ts'
import { type OtherFailureRow, otherFailures } from './store/understandings.ts'
import { longestThirdSince, type PurchasesRow, purchasesOf } from './store/worth.ts'
import { isoOrNull } from './summary.ts'

/** How well a case can still be made good, with every reason in words. */
export type CaseAssessment = z.input<typeof caseAssessment>

/** Everything the assessment of one case is read from. */
interface Facts {
  row: CaseRow
  view: Known['view']
  cause: string | null
  others: OtherFailureRow[]
  customer: CustomerRow | undefined
  bought: PurchasesRow
}

/** The tables a case is judged with: those that stood when it was opened. */
interface Tables {
  points: Points
  worth: WorthTerms
}

/** How well a case can still be made good, what is at stake, and which flags change who must act. */
export async function assessCase(tx: Tx, row: CaseRow, say: Say): Promise<CaseAssessment> {
  const facts = await factsOf(tx, row)
  const tables: Tables = {
    points: await settingAt(tx, POINTS, row.opened_at),
    worth: await settingAt(tx, WORTH, row.opened_at),
  }
  const situation = situationOf({
    ...facts,
    case: row,
    since: facts.customer?.since ?? null,
    purchases: facts.bought.purchases,
  })
  const { gates, hint, score, band, confidence, contributions } = assess(situation, say, tables.points)
  return {
    severity: row.severity,
    gates,
    conditions: paradoxConditions(situation, gates),
    hint,
    recoverability: { score, band, confidence, contributions },
    earlier: earlierOf(facts, tables.points),
    flags: {
      doubleDeviationAt: isoOrNull(row.double_deviation_at),
      betrayalRisk: await feelsBetrayed(tx, { situation, since: facts.customer?.since ?? null }),
    },
    stake: stakeIn(facts, tables.worth),
    judgedWith: { points: versionOf(tables.points), worth: versionOf(tables.worth) },
  }
}

/** What the customer brings in a year, by what was assumed when the case was opened; undefined = nothing is known. */
export async function yearlyMarginOf(tx: Tx, row: CaseRow): Promise<Money | undefined> {
  const worth = await settingAt(tx, WORTH, row.opened_at)
  const customer = await customerOf(tx, row.customer_id)
  const bought = await purchasesOf(tx, row.customer_id, row.occurred_at)
  return stakeOf(moneyOf({ customer, bought }), worth)?.yearly
}

async function factsOf(tx: Tx, row: CaseRow): Promise<Facts> {
  const { view, finding } = await viewsOf(tx, row.id)
  return {
    row,
    view: view?.view as Known['view'],
    cause: (finding?.finding as { cause?: string } | undefined)?.cause ?? null,
    others: await otherFailures(tx, row.customer_id, row.id),
    customer: await customerOf(tx, row.customer_id),
    bought: await purchasesOf(tx, row.customer_id, row.occurred_at),
  }
}

/** Earlier failures, each with how much it still counts: in full, by half, or no more. */
const earlierOf = ({ row, cause, others }: Facts, { priorDays }: Points): CaseAssessment['earlier'] =>
  others.flatMap((other) => {
    const prior = priorOf(other, { at: row.occurred_at, cause })
    if (!prior) return []
    const { daysAgo, sameCause = null, recovered = null } = prior
    const weight = daysAgo <= priorDays.full ? 1 : daysAgo <= priorDays.half ? 0.5 : 0
    return [{ caseId: other.id, reference: other.reference, daysAgo, weight, sameCause, recovered }]
  })

// How long others are with us is only asked for where it can matter: it reads every customer's first day.
async function feelsBetrayed(
  tx: Tx,
  { situation, since }: { situation: Situation; since: string | null },
): Promise<boolean> {
  const failuresInYear = situation.priorFailures.filter(({ daysAgo }) => daysAgo <= 365).length
  if (!since || !isBetrayalRisk({ longestThird: true, failuresInYear })) return false
  const border = await longestThirdSince(tx)
  return isBetrayalRisk({ longestThird: border !== null && since <= border, failuresInYear })
}

function stakeIn(facts: Facts, terms: WorthTerms): CaseAssessment['stake'] {
  const { version: _, basis: __, ...assumptions } = terms
  const stake = stakeOf(moneyOf(facts), terms)
  return stake ? { ...stake, assumptions } : null
}

function moneyOf({ customer, bought }: Pick<Facts, 'customer' | 'bought'>): KnownWorth {
  const { lifetime_value_amount: amount, lifetime_value_currency: currency } = customer ?? {}
  return {
    paidInYear: bought.paid !== null && bought.currency ? money(bought.paid, bought.currency) : undefined,
    lifetimeValue: amount != null && currency ? money(amount, currency) : undefined,
  }
}

const versionOf = ({ version, basis }: Points | WorthTerms) => ({ version, basis })
