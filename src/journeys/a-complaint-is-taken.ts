import { answerDueOfFeedback } from '../alerts/index.ts'
import type { FeedbackInput } from '../intake/index.ts'
import { readOrganisation } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/database/index.ts'
import { limitRate, type NOBODY } from '../platform/http/index.ts'
import { t } from '../platform/i18n/index.ts'
import { composeMail, type Mails } from '../platform/mail/index.ts'
import type { ReceiveFeedback } from './negative-feedback-becomes-an-alert/index.ts'

interface Options {
  app: App
  mails: Mails
  receive: ReceiveFeedback
  /** Makes the customer's link to their case; answers its path. */
  statusLink(tx: Tx, of: { caseId: string; now: Temporal.Instant }): Promise<string>
}

interface Told {
  feedback: FeedbackInput
  locale: string
  now: Temporal.Instant
  caller: typeof NOBODY
}

// Whoever types a stranger's address must not be able to fill their mailbox: after three an hour the form still thanks,
// and no further receipt is written (the case has the words all the same).
const RECEIPTS_PER_RECIPIENT = { points: 3, seconds: 3_600 }

/**
 * A complaint from the public form: heard like any feedback, with a receipt by mail that has the link to follow it. The
 * page shows the link only for a case that this complaint opened: whoever types somebody else's address must not get
 * into what that person is talking about with us.
 */
export function openComplaints({ app, mails, receive, statusLink }: Options) {
  const limitReceipts = limitRate(RECEIPTS_PER_RECIPIENT)
  return async ({ feedback, locale, now, caller }: Told) => {
    const { answer } = await receive({ feedback, caller, now })
    const answeredBy = await answeredByOf(app, { feedbackId: answer.id, locale })
    const found = answer.case
    if (!found) return { reference: null, statusPath: null, mailed: false, answeredBy }
    const { email } = feedback.customer
    const address = email && (await isWithin(limitReceipts(email.toLowerCase()))) ? email : undefined
    const path = await app.database.write(async (tx) => {
      const made = await statusLink(tx, { caseId: found.id, now })
      const url = app.config.publicUrl + made
      if (address) await mails.write(tx, await receipt(tx, { address, found, locale, url }), now)
      return made
    })
    return {
      reference: found.reference,
      statusPath: found.created ? path : null,
      mailed: address !== undefined,
      answeredBy,
    }
  }
}

const isWithin = (limit: Promise<void>): Promise<boolean> =>
  limit.then(
    () => true,
    () => false,
  )

interface Receipt {
  address: string
  found: { id: string; reference: string }
  locale: string
  url: string
}

// Nothing that the form's sender typed goes into this mail: it may have been sent to somebody else's address.
async function receipt(tx: Tx, { address, found, locale, url }: Receipt) {
  const { name: company, legalFooter } = await readOrganisation(tx)
  const words = (key: string) =>
    t(locale, `intake:complaint.receipt.${key}`, { reference: found.reference, company })
  return {
    kind: 'receipt' as const,
    to: { address },
    subject: words('subject'),
    caseId: found.id,
    causeKey: `receipt:${found.id}:${address.toLowerCase()}`,
    ...composeMail({
      locale,
      headline: words('subject'),
      paragraphs: [words('text')],
      main: { label: words('button'), url },
      footer: [words('footer'), legalFooter].filter(Boolean),
    }),
  }
}

/** Until when a person will have answered, as a time of day for the customer; undefined when nobody needs to. */
export async function answeredByOf(app: App, { feedbackId, locale }: { feedbackId: string; locale: string }) {
  const due = await answerDueOfFeedback(app.database.read, feedbackId)
  if (!due) return undefined
  const { timeZone } = await readOrganisation(app.database.read)
  return due.toLocaleString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
}
