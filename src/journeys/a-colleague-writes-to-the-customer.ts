import { type CaseStories, caseById, makeStatusLink } from '../cases/index.ts'
import { customerById } from '../customers/index.ts'
import { readOrganisation } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { t } from '../platform/i18n/index.ts'
import { composeMail, type Mails } from '../platform/mail/index.ts'

type Send = CaseStories['sendToCustomer']
type Letter = Parameters<Send>[1]

interface Post {
  mails: Pick<Mails, 'write'>
  publicUrl: string
}

/**
 * A letter of a colleague to the customer: the colleague's own words, signed by them, with the link to the customer's
 * page. The words around it are in the customer's language.
 */
export const writeToCustomer =
  ({ mails, publicUrl }: Post): Send =>
  async (tx, letter) => {
    const customer = await customerById(tx, letter.customerId)
    if (!customer?.email) return undefined
    const organisation = await readOrganisation(tx)
    const locale = letter.locale ?? customer.locale ?? organisation.languages[0] ?? 'en'
    const { path } = await makeStatusLink(tx, { caseId: letter.caseId, now: letter.at })
    const subject = await subjectOf(tx, letter, locale)
    const bodies = composeMail({
      locale,
      headline: subject,
      ...partsOf(letter, locale),
      main: { label: t(locale, 'cases:mail.page'), url: `${publicUrl}${path}` },
      footer: [organisation.name, organisation.legalFooter].filter(Boolean),
    })
    const mailId = await mails.write(
      tx,
      {
        kind: letter.kind === 'acknowledgement' ? 'acknowledgement' : 'message',
        to: { address: customer.email, name: customer.name },
        ...(letter.by.name ? { fromName: letter.by.name } : {}),
        subject,
        ...bodies,
        caseId: letter.caseId,
        test: letter.test,
      },
      letter.at,
    )
    return { mailId }
  }

async function subjectOf(tx: Tx, { caseId, kind }: Letter, locale: string): Promise<string> {
  const row = await caseById(tx, caseId)
  return t(locale, `cases:mail.subject.${kind}`, { title: row?.title ?? '', reference: row?.reference ?? '' })
}

const partsOf = ({ kind, text, by, evidence = [] }: Letter, locale: string) => ({
  paragraphs: [
    ...(kind === 'read-back' ? [t(locale, 'cases:mail.readBack')] : []),
    text,
    ...evidence.map((each) => evidenceLine(each, locale)),
    ...(by.name ? [by.name] : []),
  ],
  ...(kind === 'read-back' ? { note: t(locale, 'cases:mail.confirm') } : {}),
})

/** "Norwegian Meteorological Institute, 21 November 2026: storm warning for Oslo. https://..." */
const evidenceLine = (
  { source, says, url, dated }: NonNullable<Letter['evidence']>[number],
  locale: string,
): string => {
  const day = Temporal.PlainDate.from(dated).toLocaleString(locale, { dateStyle: 'long' })
  return [t(locale, 'cases:mail.evidence', { source, day, says }), url].filter(Boolean).join(' ')
}
