import { type CaseDetail, type CaseRow, detailOf, shareOf } from '../../cases/index.ts'
import { type OfferRow, offersOf, stands } from '../../compensation/index.ts'
import { addressee } from '../../customers/index.ts'
import { colleagueById, readOrganisation } from '../../people/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { nearestLocale } from '../../platform/i18n/index.ts'
import type { Brand } from '../../platform/page/index.ts'

/** Everything the customer's page shows; nothing that is meant for colleagues. */
export interface CustomerView {
  now: Temporal.Instant
  locale: string
  timeZone: string
  brand: Brand
  phone: string | null
  reference: string
  customerName: string | null
  ownerName: string | null
  status: CaseRow['status']
  /** 0 to 4, for the seam. */
  steps: number
  /** How far an earlier mend had come, when it was opened again. */
  mendedBefore: number
  understanding: { summary: string; confirmed: boolean; corrected: boolean } | null
  /** Offers that stand and wait for the customer's answer. */
  offers: OfferRow[]
  accepted: OfferRow | undefined
  promises: CaseDetail['promises']
  /** What was last said to the customer, and what they last said. */
  said: { text: string; by: string; at: string; mine: boolean; evidence: CaseDetail['evidence'] }[]
  /** What they would find fair, in their own words; null = they have not said. */
  askedFor: string | null
  resolution: string | null
  /** Until when they hear from a person; null when nobody owes them a word. */
  nextBy: string | null
}

/** Reads the page of a case. */
export async function customerView(tx: Tx, found: CaseRow, now: Temporal.Instant): Promise<CustomerView> {
  const organisation = await readOrganisation(tx)
  const customer = await addressee(tx, found.customer_id)
  const detail = await detailOf(tx, found, now)
  const offers = await offersOf(tx, found.id)
  const owner = found.owner_id ? await colleagueById(tx, found.owner_id) : undefined
  return {
    now,
    locale: nearestLocale(found.locale ?? customer.locale ?? organisation.languages[0]),
    timeZone: customer.timeZone ?? organisation.timeZone,
    brand: organisation,
    phone: organisation.phone,
    reference: found.reference,
    customerName: customer.name,
    ownerName: owner?.name ?? null,
    status: found.status,
    steps: shareOf({ ...found, owned: found.owner_id !== null }),
    mendedBefore: detail.reopenings.at(-1)?.stepsBefore ?? 0,
    understanding: detail.understanding && {
      summary: detail.understanding.summary,
      confirmed: detail.understanding.confirmedAt !== null,
      corrected: detail.understanding.correctedAt !== null,
    },
    offers: offers.filter((offer) => stands(offer) && offer.answer === null),
    accepted: offers.findLast((offer) => stands(offer) && offer.answer === 'accepted'),
    promises: detail.promises.filter(
      ({ outcome }) => outcome === null || outcome === 'kept' || outcome === 'late',
    ),
    said: spokenOf(detail),
    askedFor: detail.askedFor?.words ?? null,
    resolution: detail.resolution?.what ?? null,
    nextBy: nextWordBy(detail),
  }
}

// Notes are among us; the read-back stands by itself on the page.
function spokenOf({ messages, evidence }: CaseDetail): CustomerView['said'] {
  return messages
    .filter(
      ({ direction, kind, text }) => direction !== 'internal' && kind !== 'read-back' && text.trim() !== '',
    )
    .slice(-4)
    .map(({ id, text, author, at, direction }) => ({
      text,
      by: author.name ?? '',
      at: String(at),
      mine: direction === 'in',
      evidence: evidence.filter(({ messageId }) => messageId === id),
    }))
}

function nextWordBy({ clocks, promises }: CaseDetail): string | null {
  const due = [
    ...clocks
      .filter(({ stoppedAt, kind }) => stoppedAt === null && kind !== 'resolve')
      .map(({ dueAt }) => String(dueAt)),
    ...promises.filter(({ outcome }) => outcome === null).map(({ dueAt }) => String(dueAt)),
  ].sort()
  return due[0] ?? null
}
