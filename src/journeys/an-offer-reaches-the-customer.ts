import { makeStatusLink } from '../cases/index.ts'
import type { OfferRow, OfferStories } from '../compensation/index.ts'
import { addressee } from '../customers/index.ts'
import { firstName } from '../language/firstName.ts'
import { readOrganisation } from '../people/index.ts'
import { nearestLocale, t } from '../platform/i18n/index.ts'
import { composeMail, type Mails } from '../platform/mail/index.ts'
import { offerLine, offerParts } from './offerWords.ts'

interface Post {
  mails: Pick<Mails, 'write'>
  publicUrl: string
}

/** What the customer may choose, by mail in their language, signed by who offered it; the choice is made on their page. */
export const offersByMail = ({ mails, publicUrl }: Post): OfferStories => ({
  writeOffers: async (tx, { found, offers, causeKey, now }) => {
    const customer = await addressee(tx, found.customer_id)
    if (!customer.email) return false
    const organisation = await readOrganisation(tx)
    const locale = nearestLocale(found.locale ?? customer.locale ?? organisation.languages[0])
    const words = (key: string, values: Record<string, unknown> = {}) => t(locale, `journeys:${key}`, values)
    const name = firstName(customer.name)
    const subject = words(name ? 'casePage.title.offer' : 'casePage.title.offerNameless', { name })
    const by = offers.at(-1)?.offered_by.name
    const { path } = await makeStatusLink(tx, { caseId: found.id, now })
    await mails.write(
      tx,
      {
        kind: 'offer',
        to: { address: customer.email, name: customer.name },
        ...(by ? { fromName: by } : {}),
        subject,
        ...composeMail({
          locale,
          headline: subject,
          paragraphs: [
            ...offers.map((offer, at) => choice(offer, { at, of: offers.length, locale })),
            ...(by ? [by] : []),
          ],
          main: { label: words('offerMail.choose'), url: `${publicUrl}${path}` },
          note: words(offers.length > 1 ? 'offerMail.several' : 'offerMail.one'),
          footer: [organisation.name, organisation.legalFooter].filter(Boolean),
        }),
        caseId: found.id,
        causeKey,
        test: found.test,
      },
      now,
    )
    return true
  },
})

interface Place {
  at: number
  of: number
  locale: string
}

/** "A. Money back: €52.80", with what is owed and what is added under it. One alone needs no letter. */
function choice(offer: OfferRow, { at, of, locale }: Place): string {
  const letter = of > 1 ? `${String.fromCodePoint(0x41 + at)}. ` : ''
  return [`${letter}${offerLine(offer, locale)}`, offerParts(offer, locale)].filter(Boolean).join('\n')
}
