import { rows, type Tx } from '../../platform/database/index.ts'
import type { Role } from '../../platform/http/index.ts'

/** What people of a role may give without asking, in minor units. */
export interface Mandate {
  role: Role
  currency: string
  perCase: number
  perMonth: number
}

const COLUMNS = 'role, currency, per_case as "perCase", per_month as "perMonth"'

export const mandateFor = (tx: Tx, role: Role, currency: string) =>
  rows<Mandate>(tx, `select ${COLUMNS} from people.mandates where role = $1 and currency = $2`, [
    role,
    currency,
  ]).then(([row]) => row)

export const allMandates = (tx: Tx) =>
  rows<Mandate>(tx, `select ${COLUMNS} from people.mandates order by currency, per_case, role`)

export const upsertMandate = (tx: Tx, mandate: Mandate, by: string | null, at: Temporal.Instant) =>
  rows(
    tx,
    `insert into people.mandates (role, currency, per_case, per_month, set_by, set_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (role, currency) do update set per_case = excluded.per_case, per_month = excluded.per_month,
       set_by = excluded.set_by, set_at = excluded.set_at`,
    [mandate.role, mandate.currency, mandate.perCase, mandate.perMonth, by, at],
  )

export const deleteMandate = (tx: Tx, role: Role, currency: string) =>
  rows(tx, 'delete from people.mandates where role = $1 and currency = $2', [role, currency])
