import { rows, type Tx } from '../../platform/database/index.ts'

/** What a customer bought before a moment. */
export interface PurchasesRow {
  /** Purchases with a price, ever. */
  purchases: number
  /** Sum of the year before, in the currency they paid most in; null = none. */
  paid: number | null
  currency: string | null
}

/** Purchases until a failure, the failed one included; the year before it summed in one currency. */
export const purchasesOf = (tx: Tx, customerId: string, until: Temporal.Instant): Promise<PurchasesRow> =>
  rows<PurchasesRow>(
    tx,
    `with bought as (
       select value_amount, value_currency, occurred_at >= $2::timestamptz - interval '365 days' as lately
       from intake.v_purchases where customer_id = $1 and occurred_at <= $2
     ), year as (
       select value_currency, sum(value_amount)::bigint as paid from bought where lately
       group by value_currency order by paid desc, value_currency limit 1
     )
     select (select count(*)::int from bought) as purchases, year.paid, year.value_currency as currency
     from (select 1) one left join year on true`,
    [customerId, until],
  ).then(([row]) => row!)

/** The day by which the third of customers who are with us longest had come; null while nobody's day is known. */
export const longestThirdSince = (tx: Tx): Promise<string | null> =>
  rows<{ since: string | null }>(
    tx,
    `select percentile_disc(1.0 / 3) within group (order by since)::text as since from customers.v_customers
     where since is not null`,
  ).then(([row]) => row?.since ?? null)
