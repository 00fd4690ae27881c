import { type CaseRow, lockCase, makeCallTask, touchCase } from '../cases/index.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import { enqueue } from '../platform/jobs/index.ts'
import { type OfferRow, offersOf } from './store.ts'
import { stands } from './tellOffer.ts'

/** What offers start in other rooms. */
export interface OfferStories {
  /** One letter with all that may be chosen; false where the customer has no address. Written once per `causeKey`. */
  writeOffers(
    tx: Tx,
    letter: { found: CaseRow; offers: OfferRow[]; causeKey: string; now: Temporal.Instant },
  ): Promise<boolean>
}

// Two or three choices are made one after the other, and a slip is taken back: after a minute they are one letter.
const SETTLES_SECONDS = 60

/** Leaves the letter behind that tells the customer what they may choose. */
export const planLetter = (
  tx: Tx,
  { caseId, now }: { caseId: string; now: Temporal.Instant },
): Promise<void> =>
  enqueue(tx, {
    job: 'writeOffers',
    body: { caseId },
    startAfter: now.add({ seconds: SETTLES_SECONDS }),
  })

interface Writing extends OfferStories {
  caseId: string
  now: Temporal.Instant
  newId: NewId
}

/** Tells the customer what stands and waits for their choice; who has no address is called. Safe to run twice. */
export async function writeOffers(tx: Tx, { caseId, now, newId, writeOffers }: Writing): Promise<void> {
  const found = await lockCase(tx, caseId)
  const offers = (await offersOf(tx, caseId)).filter((offer) => stands(offer) && offer.answer === null)
  const newest = offers
    .map(({ id }) => id)
    .sort()
    .at(-1)
  if (!found || !newest || found.history) return
  if (['closed', 'dismissed'].includes(found.status)) return
  // The newest of them names the letter: fewer are no news, one more is.
  const written = await writeOffers(tx, { found, offers, causeKey: `offers:${newest}`, now })
  if (written) return
  await makeCallTask(tx, { found, why: 'offer', at: now }, { newId })
  // The queue knows from now on that somebody must call.
  await touchCase(tx, { caseId, at: now })
}
