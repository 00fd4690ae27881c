import { rows, type Tx } from '../../platform/database/index.ts'

/** Something that was refused; no secret and no body is kept of it. */
export interface Refusal {
  id: number
  at: Temporal.Instant
  actor: { kind: string; name?: string }
  rule: string
  method: string
  path: string
  ip: string | null
}

export const refusals = (tx: Tx, { before, limit }: { before: number | null; limit: number }) =>
  rows<Refusal>(
    tx,
    `select id, at, actor, rule, method, path, ip from platform.refusals
     where $1::bigint is null or id < $1 order by id desc limit $2`,
    [before, limit],
  )
