import type { AlertStories } from '../alerts/index.ts'
import { addressee } from '../customers/index.ts'
import { firstName } from '../language/firstName.ts'
import { formatMoney } from '../language/money.ts'
import { readOrganisation } from '../people/index.ts'
import { t } from '../platform/i18n/index.ts'
import { composeMail, type Mails } from '../platform/mail/index.ts'

type Mail = AlertStories['mailAlert']
type Letter = Parameters<Mail>[1]

interface Post {
  mails: Pick<Mails, 'write'>
  publicUrl: string
}

/** The mail to the person called: who waits, in whose words, until when, and one button. */
export const mailAlert =
  ({ mails, publicUrl }: Post): Mail =>
  async (tx, letter) => {
    const { card, to, step, token, now, test } = letter
    const organisation = await readOrganisation(tx)
    const clock = clockIn(to.locale, organisation.timeZone)
    const { phone } = await addressee(tx, card.customer.id)
    const headline = t(to.locale, 'alerts:mail.headline', {
      lead: firstName(to.name),
      name: card.customer.name,
    })
    const bodies = composeMail({
      locale: to.locale,
      headline,
      deadline: t(to.locale, 'alerts:mail.deadline', { time: clock(card.answerDueAt) }),
      ...(card.words ? { quote: card.words } : {}),
      facts: factsOf(letter),
      main: { label: t(to.locale, 'alerts:mail.answer'), url: `${publicUrl}/a/${token}` },
      more: [
        ...(phone
          ? [{ label: t(to.locale, 'alerts:mail.call', { phone }), url: `tel:${dialled(phone)}` }]
          : []),
        { label: t(to.locale, 'alerts:mail.open'), url: `${publicUrl}/desk/${card.caseId}` },
      ],
      ...(card.nextCall && card.nextCallAt
        ? {
            note: t(to.locale, 'alerts:mail.next', {
              name: card.nextCall.name,
              time: clock(card.nextCallAt),
            }),
          }
        : {}),
      footer: [t(to.locale, `alerts:why.${whyOf(letter)}`), organisation.name],
    })
    const subject = t(to.locale, 'alerts:mail.subject', {
      name: card.customer.name,
      time: clock(card.answerDueAt),
    })
    const address = { address: to.email, name: to.name }
    const causeKey = `alert:${card.id}:${step}:${to.id}`
    return mails.write(
      tx,
      { kind: 'alert', to: address, subject, ...bodies, caseId: card.caseId, causeKey, test },
      now,
    )
  }

const dialled = (phone: string): string => phone.replaceAll(/[^\d+]/g, '')

const whyOf = ({ card, to }: Letter): string =>
  (card.called.find(({ staff }) => staff.id === to.id)?.why ?? 'owner').replaceAll(' ', '-')

function factsOf({ card, to: { locale } }: Letter): { label: string; value: string }[] {
  const { earlierFailures: count } = card.case
  const { first } = card
  const facts = [
    { label: 'case', value: `${card.title} (${card.reference})` },
    { label: 'place', value: [card.team?.name, card.site?.name].filter(Boolean).join(', ') },
    { label: 'rated', value: first ? t(locale, `cases:title.${first.scale}`, { score: first.score }) : '' },
    {
      label: 'before',
      value:
        count > 0 ? t(locale, 'alerts:wall.chip.earlier', { count }) : t(locale, 'alerts:wall.chip.first'),
    },
    { label: 'worth', value: card.value ? formatMoney(card.value, locale) : '' },
  ]
  return facts
    .filter(({ value }) => value !== '')
    .map(({ label, value }) => ({ label: t(locale, `alerts:mail.${label}`), value }))
}

const clockIn = (locale: string, timeZone: string) => (instant: string) =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
    Temporal.Instant.from(instant).epochMilliseconds,
  )
