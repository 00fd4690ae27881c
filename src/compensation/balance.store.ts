import { rows, type Tx } from '../platform/database/index.ts'

/** One account of the ledgers in one currency, as it stands and as the journal says it should. */
export interface BalanceRow {
  account: 'restitution' | 'goodwill'
  currency: string
  ledger: number
  journal: number
}

// A grant or a yes puts both lines in; a no of the customer, or taking it back, takes out what stood. Test data that was
// deleted has no case any more: the journal still knows it, the ledgers do not, and neither counts.
const FROM_JOURNAL = `
  select line.account, j.body->>'currency' as currency,
    sum((j.body->>line.account)::bigint * case when j.fact in ('offer.granted', 'offer.approved') then 1 else -1 end) as amount
  from platform.journal j join cases.v_cases c on c.id = j.case_id
  cross join (values ('restitution'), ('goodwill')) line (account)
  where j.fact in ('offer.granted', 'offer.approved')
    or (j.fact in ('offer.declined', 'offer.withdrawn') and (j.body->>'stood')::boolean)
  group by 1, 2`

/** Both ledgers beside what is reckoned again from the journal alone. */
export const balances = (tx: Tx): Promise<BalanceRow[]> =>
  rows<BalanceRow>(
    tx,
    `with ledger as (
       select account, currency, sum(amount) as amount from compensation.ledger group by 1, 2
     ), journal as (${FROM_JOURNAL})
     select coalesce(l.account, j.account) as account, coalesce(l.currency, j.currency) as currency,
       coalesce(l.amount, 0)::bigint as ledger, coalesce(j.amount, 0)::bigint as journal
     from ledger l full join journal j using (account, currency)
     where coalesce(l.amount, 0) <> 0 or coalesce(j.amount, 0) <> 0 order by 1, 2`,
  )
