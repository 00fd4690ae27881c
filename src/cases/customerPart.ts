import type { Tx } from '../platform/database/index.ts'
import type { CaseDetail } from './detail.ts'
import type { CaseRow } from './rows.ts'
import { type CustomerRow, customerOf } from './store/customer.ts'
import { otherFailures } from './store/understandings.ts'
import { iso, nameOf } from './summary.ts'

/** Who a case is about, with the other times we let them down. */
export async function customerPart(tx: Tx, row: CaseRow): Promise<CaseDetail['customer']> {
  const customer = await customerOf(tx, row.customer_id)
  const others = await otherFailures(tx, row.customer_id, row.id)
  return {
    ...shownCustomer(row.customer_id, customer),
    otherFailures: others.map((other) => ({
      caseId: other.id,
      reference: other.reference,
      title: other.title,
      openedAt: iso(other.opened_at),
      status: other.status as CaseRow['status'],
      severity: other.severity as CaseRow['severity'],
      cause: other.cause,
      answer: other.answer,
    })),
  }
}

function shownCustomer(id: string, customer: CustomerRow | undefined) {
  const amount = customer?.lifetime_value_amount
  const currency = customer?.lifetime_value_currency
  return {
    id,
    name: customer ? nameOf(customer) : '',
    email: customer?.customer_email ?? null,
    phone: customer?.customer_phone ?? null,
    externalId: customer?.customer_external_id ?? null,
    locale: customer?.locale ?? null,
    timeZone: customer?.time_zone ?? null,
    segment: customer?.segment ?? null,
    since: customer?.since ?? null,
    lifetimeValue: amount != null && currency ? { amount, currency } : null,
  }
}
