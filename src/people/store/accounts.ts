import { rows, type Tx } from '../../platform/database/index.ts'

/** Sets the password of a person; `hash` is the library's own form. */
export const upsertPassword = (
  tx: Tx,
  { id, staffId, hash, now }: { id: string; staffId: string; hash: string; now: Temporal.Instant },
) =>
  rows(
    tx,
    `insert into people.accounts (id, account_id, provider_id, staff_id, password, created_at, updated_at)
     values ($1, $2::uuid::text, 'credential', $2::uuid, $3, $4, $4)
     on conflict (staff_id, provider_id) do update set password = excluded.password, updated_at = excluded.updated_at`,
    [id, staffId, hash, now],
  )

export const passwordHashOf = (tx: Tx, staffId: string) =>
  rows<{ password: string | null }>(
    tx,
    `select password from people.accounts where staff_id = $1 and provider_id = 'credential'`,
    [staffId],
  ).then(([row]) => row?.password ?? undefined)

/** Takes away every second step, for somebody who lost them. */
export async function dropSecondSteps(tx: Tx, staffId: string): Promise<void> {
  await rows(tx, 'delete from people.two_factors where staff_id = $1', [staffId])
  await rows(tx, 'delete from people.passkeys where staff_id = $1', [staffId])
  await rows(tx, 'update people.staff set two_factor_enabled = false where id = $1', [staffId])
}

/** Takes away every way in: nobody signs in as this person until they are invited again. */
export async function dropWaysIn(tx: Tx, staffId: string): Promise<void> {
  await dropSecondSteps(tx, staffId)
  await rows(tx, 'delete from people.accounts where staff_id = $1', [staffId])
}

/** A passkey as its owner sees it in a list. */
export interface PasskeyRow {
  id: string
  name: string | null
  createdAt: Temporal.Instant | null
}

export const passkeysOf = (tx: Tx, staffId: string) =>
  rows<PasskeyRow>(
    tx,
    'select id, name, created_at as "createdAt" from people.passkeys where staff_id = $1 order by created_at',
    [staffId],
  )

export const deletePasskey = (tx: Tx, staffId: string, id: string) =>
  rows(tx, 'delete from people.passkeys where staff_id = $1 and id = $2 returning id', [staffId, id])

/** How somebody signs in. */
export const waysInOf = (tx: Tx, staffId: string) =>
  rows<{ email: string; password: boolean; totp: boolean }>(
    tx,
    `select exists (select 1 from people.accounts a where a.staff_id = s.id and a.password is not null) as password,
       s.two_factor_enabled as totp, s.email
     from people.staff s where s.id = $1`,
    [staffId],
  ).then(([row]) => row!)
