import { rows, type Tx } from '../platform/database/index.ts'
import type { Likeness } from './likeness.ts'

// Sameness of our finding, or of the thing it was about; never of the customer.
const SAME: Record<Likeness, string> = {
  'same-loss': `f.finding->>'lossKind' = mine.finding->>'lossKind' and f.finding->>'severity' = mine.finding->>'severity'
    and f.finding->>'locus' = mine.finding->>'locus' and f.finding->>'outcome' = mine.finding->>'outcome'`,
  'same-severity': `f.finding->>'severity' = mine.finding->>'severity' and f.finding->>'outcome' = mine.finding->>'outcome'`,
  'same-product': 'c.product = own.product',
  all: 'true',
}

/** What a similar case got of us in the currency of its price. */
export interface SimilarRow {
  price: number
  currency: string
  given: number
}

/** Solved cases of the last year that are like this one, with what stands or was taken; the newest 500 are plenty. */
export const similarCases = (tx: Tx, caseId: string, likeness: Likeness): Promise<SimilarRow[]> =>
  rows<SimilarRow>(
    tx,
    `select (f.finding->'affectedPrice'->>'amount')::bigint as price, f.finding->'affectedPrice'->>'currency' as currency,
       coalesce((select sum(o.restitution + o.goodwill) from compensation.offers o
         where o.case_id = c.id and o.currency = f.finding->'affectedPrice'->>'currency'
           and (o.verdict = 'granted' or o.approval = 'approve') and o.withdrawn_at is null
           and o.answer is distinct from 'declined'), 0)::bigint as given
     from cases.v_findings mine join cases.v_cases own on own.id = mine.case_id
     join cases.v_cases c on c.id <> own.id and c.status in ('solved', 'followed-up', 'closed')
       and c.solved_at is not null and not c.test
       and c.opened_at > own.opened_at - interval '365 days'
     join cases.v_findings f on f.case_id = c.id
     where mine.case_id = $1 and ${SAME[likeness]}
     order by c.solved_at desc, c.id limit 500`,
    [caseId],
  )

/** Goodwill this customer was given in the year before: how often, and how much in this currency. */
export const goodwillInYear = (
  tx: Tx,
  of: { customerId: string; currency: string; until: Temporal.Instant },
): Promise<{ times: number; sum: number }> =>
  rows<{ times: number; sum: number }>(
    tx,
    `select count(*)::int as times, coalesce(sum(o.goodwill) filter (where o.currency = $2), 0)::bigint as sum
     from compensation.offers o join cases.v_cases c on c.id = o.case_id
     where c.customer_id = $1 and o.goodwill > 0 and o.offered_at between $3::timestamptz - interval '365 days' and $3
       and (o.verdict = 'granted' or o.approval = 'approve') and o.withdrawn_at is null
       and o.answer is distinct from 'declined'`,
    [of.customerId, of.currency, of.until],
  ).then(([row]) => row!)
