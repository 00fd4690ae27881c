import { rows, type Tx } from '../../platform/database/index.ts'

/** Who a case is about. */
export interface CustomerRow {
  customer_name: string | null
  customer_email: string | null
  customer_phone: string | null
  customer_external_id: string | null
  locale: string | null
  time_zone: string | null
  segment: string | null
  since: string | null
  lifetime_value_amount: number | null
  lifetime_value_currency: string | null
}

export const customerOf = (tx: Tx, id: string): Promise<CustomerRow | undefined> =>
  rows<CustomerRow>(
    tx,
    `select name as customer_name, email as customer_email, phone as customer_phone,
       external_id as customer_external_id, locale, time_zone, segment, since,
       lifetime_value_amount, lifetime_value_currency
     from customers.v_customers where id = $1`,
    [id],
  ).then(([row]) => row)
