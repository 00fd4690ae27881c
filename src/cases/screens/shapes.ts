import type { z } from 'zod'
import type { Sum } from '../../web/kit/index.ts'
import type { caseCounts, caseDetail, caseSummary, messageShape, promiseShape } from '../schema.ts'

/** One row of the queue. */
export type Row = z.output<typeof caseSummary>
/** One page of the queue. */
export interface Page {
  items: Row[]
  nextCursor: string | null
}
/** Figures above the queue. */
export type Counts = z.output<typeof caseCounts>
/** Something said on a case. */
export type Message = z.output<typeof messageShape>
/** Something promised to the customer. */
export type Promised = z.output<typeof promiseShape>

/** An offer as compensation lays it beside a case. */
export interface Offer {
  id: string
  kind: string
  restitution: Sum
  goodwill: Sum
  total: Sum
  reason: string
  verdict: 'granted' | 'needs approval' | 'refused'
  stands: boolean
  offeredBy: { id?: string; name?: string }
  offeredAt: string
  approval: {
    verdict: 'approve' | 'reject'
    reason: string | null
    byStaffId: string | null
    at: string
  } | null
  withdrawnAt: string | null
  answer: 'accepted' | 'declined' | null
  answeredAt: string | null
}

/** One time the customer was asked again after the fix. */
export interface Ask {
  attempt: number
  channel: 'email' | 'call'
  askedAt: string
  waitsUntil: string
  answeredAt: string | null
  unansweredAt: string | null
  scale: string
  first: number | null
  second: number | null
}

/** An alert of this case, as far as the desk needs it. */
export interface CaseAlert {
  id: string
  state: 'open' | 'answered' | 'withdrawn'
  raisedAt: string
  answerDueAt: string
}

/** The case page: cases' own, and what other rooms lay beside it. */
export type CaseFile = z.output<typeof caseDetail> & { offers: Offer[]; asks: Ask[]; alerts: CaseAlert[] }

/** An offer still waits for somebody's yes. */
export const waitsForYes = ({ verdict, approval, withdrawnAt }: Offer): boolean =>
  verdict === 'needs approval' && !approval && !withdrawnAt
