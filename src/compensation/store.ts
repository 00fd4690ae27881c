import { rows, type Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'

/** A row of compensation.offers. */
export interface OfferRow {
  id: string
  case_id: string
  kind: string
  currency: string | null
  restitution: number
  goodwill: number
  reason: string
  restitution_reason: string | null
  goodwill_reason: string | null
  verdict: 'granted' | 'needs approval' | 'refused'
  verdict_reason: string
  mandate: { perCase: number; perMonth: number; usedThisMonth: number } | null
  offered_by: Actor
  offered_by_staff_id: string | null
  offered_at: Temporal.Instant
  month: string | null
  approval: 'approve' | 'reject' | null
  approval_reason: string | null
  approval_by: string | null
  approval_at: Temporal.Instant | null
  withdrawn_at: Temporal.Instant | null
  answer: 'accepted' | 'declined' | null
  answered_at: Temporal.Instant | null
  answered_by: Actor | null
}

const NEW = `id, case_id, kind, currency, restitution, goodwill, reason, restitution_reason, goodwill_reason, verdict, verdict_reason, mandate, offered_by,
  offered_by_staff_id, offered_at, month`

export const insertOffer = (
  tx: Tx,
  offer: Pick<
    OfferRow,
    | 'id'
    | 'case_id'
    | 'kind'
    | 'currency'
    | 'restitution'
    | 'goodwill'
    | 'reason'
    | 'restitution_reason'
    | 'goodwill_reason'
    | 'verdict'
    | 'verdict_reason'
    | 'mandate'
    | 'offered_by'
    | 'offered_by_staff_id'
    | 'offered_at'
    | 'month'
  >,
) =>
  rows(
    tx,
    `insert into compensation.offers (${NEW}) select ${NEW} from json_populate_record(null::compensation.offers, $1::json)`,
    [JSON.stringify(offer)],
  )

/** The offer, locked: two answers to one offer come one after the other. */
export const lockOffer = (tx: Tx, id: string) =>
  rows<OfferRow>(tx, 'select * from compensation.offers where id = $1 for update', [id]).then(([row]) => row)

/** The case an offer is on; read before either is locked. */
export const caseOfOffer = (tx: Tx, id: string) =>
  rows<{ case_id: string }>(tx, 'select case_id from compensation.offers where id = $1', [id]).then(
    ([row]) => row?.case_id,
  )

export const offersOf = (tx: Tx, caseId: string) =>
  rows<OfferRow>(tx, 'select * from compensation.offers where case_id = $1 order by offered_at, id', [caseId])

export const decideOffer = (
  tx: Tx,
  id: string,
  decision: {
    approval: 'approve' | 'reject'
    reason: string
    by: string | null
    at: Temporal.Instant
    month: string | null
  },
) =>
  rows(
    tx,
    `update compensation.offers set approval = $2, approval_reason = $3, approval_by = $4, approval_at = $5,
       month = coalesce($6::date, month) where id = $1`,
    [id, decision.approval, decision.reason, decision.by, decision.at, decision.month],
  )

export const answerOffer = (
  tx: Tx,
  id: string,
  { answer, at, by }: { answer: 'accepted' | 'declined'; at: Temporal.Instant; by: Actor },
) =>
  rows(tx, 'update compensation.offers set answer = $2, answered_at = $3, answered_by = $4 where id = $1', [
    id,
    answer,
    at,
    JSON.stringify(by),
  ])

export const withdrawOfferRow = (tx: Tx, id: string, at: Temporal.Instant) =>
  rows(tx, 'update compensation.offers set withdrawn_at = $2 where id = $1', [id, at])

interface MonthOf {
  staffId: string
  currency: string
  month: string
}

/** What a person has given this month, locked until the story commits: parallel offers wait for each other here. */
export async function lockMonth(tx: Tx, { staffId, currency, month }: MonthOf): Promise<number> {
  const [row] = await rows<{ used: number }>(
    tx,
    `insert into compensation.monthly_use (staff_id, currency, month, used) values ($1, $2, $3, 0)
     on conflict (staff_id, currency, month) do update set used = monthly_use.used returning used`,
    [staffId, currency, month],
  )
  return row!.used
}

/** Reserves (or, below zero, gives back) an amount of a person's month. */
export const reserveMonth = (tx: Tx, { staffId, currency, month }: MonthOf, amount: number) =>
  rows(
    tx,
    `insert into compensation.monthly_use (staff_id, currency, month, used) values ($1, $2, $3, greatest($4, 0))
     on conflict (staff_id, currency, month) do update set used = greatest(monthly_use.used + $4, 0)`,
    [staffId, currency, month, amount],
  )

interface Entry {
  offerId: string
  caseId: string
  account: 'restitution' | 'goodwill'
  amount: number
  currency: string
  /** What happened to it: granted, declined, withdrawn. */
  why: string
  /** What it is for. */
  reason: string
  staffId: string | null
  at: Temporal.Instant
}

/** Enters a line; a taken-back offer is entered again with the opposite sign, nothing is ever erased. */
export const enter = (tx: Tx, entry: Entry) =>
  rows(
    tx,
    `insert into compensation.ledger (at, offer_id, case_id, account, amount, currency, why, reason, staff_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      entry.at,
      entry.offerId,
      entry.caseId,
      entry.account,
      entry.amount,
      entry.currency,
      entry.why,
      entry.reason,
      entry.staffId,
    ],
  )

/** Offers that wait for somebody's yes, oldest first. */
export const waitingOffers = (tx: Tx) =>
  rows<OfferRow>(
    tx,
    `select * from compensation.offers where verdict = 'needs approval' and approval is null and withdrawn_at is null
     order by offered_at limit 200`,
  )

/** A line of the two ledgers with its case and whoever entered it. */
export interface LedgerRow {
  id: number
  at: Temporal.Instant
  reference: string
  account: 'restitution' | 'goodwill'
  amount: number
  currency: string
  why: string
  by: string | null
  offerId: string
}

interface LedgerQuestion {
  /** Whose cases somebody may see. */
  sighted: { all: boolean; unitIds: readonly string[]; staffId: string | null }
  from: Temporal.Instant | null
  to: Temporal.Instant | null
  before: number | null
  limit: number
}

/** Lines of the ledgers, the newest first. */
export const ledgerLines = (tx: Tx, { sighted, from, to, before, limit }: LedgerQuestion) =>
  rows<LedgerRow>(
    tx,
    `select l.id, l.at, c.reference, l.account, l.amount, l.currency, l.why, s.name as by, l.offer_id as "offerId"
     from compensation.ledger l join cases.v_cases c on c.id = l.case_id left join people.v_staff s on s.id = l.staff_id
     where not c.test and ($1::boolean or c.owner_id = $3::uuid or (c.team_id is null and c.site_id is null)
         or c.team_id = any($2::uuid[]) or c.site_id = any($2::uuid[]))
       and ($4::timestamptz is null or l.at >= $4) and ($5::timestamptz is null or l.at < $5)
       and ($6::bigint is null or l.id < $6)
     order by l.id desc limit $7`,
    [sighted.all, sighted.unitIds, sighted.staffId, from, to, before, limit],
  )
