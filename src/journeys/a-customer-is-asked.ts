import { type CaseRow, caseById, maySee } from '../cases/index.ts'
import {
  type Addressee,
  addressee,
  hasUnsubscribed,
  identitiesOf,
  identityKey,
  recogniseCustomers,
} from '../customers/index.ts'
import { createSurvey, type SurveyInput } from '../intake/index.ts'
import { firstName } from '../language/firstName.ts'
import { Problem } from '../language/problem.ts'
import { type Scale, scaleSchema } from '../language/score.ts'
import { type Organisation, readOrganisation } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Caller, notFound } from '../platform/http/index.ts'
import { nearestLocale, t } from '../platform/i18n/index.ts'
import { composeMail, type Mails } from '../platform/mail/index.ts'

/** A question to one customer about one contact, or about how a case turned out. */
export interface Asking {
  kind: 'contact' | 'recovery'
  customerId: string
  interactionExternalId?: string | null
  caseId?: string | null
  /** Recovery asks on the scale of the first rating; contact on the organisation's. */
  scale?: Scale | null
  locale?: string | null
  attempt?: number
  /** By mail; without a known address the link is handed out by other means. */
  send: boolean
  /** Who asks: the owner of the case signs. */
  from?: string
  test: boolean
  now: Temporal.Instant
}

/** The survey made, its link, and whether a mail carries it. */
export interface Asked {
  id: string
  url: string
  mailed: boolean
  scale: Scale
}

/** Asks a customer, in their language, in the caller's transaction: the link exists if and only if its cause does. */
export const openAsking =
  ({ app, mails }: { app: App; mails: Mails }) =>
  async (tx: Tx, asking: Asking): Promise<Asked> => {
    const organisation = await readOrganisation(tx)
    const customer = await addressee(tx, asking.customerId)
    const locale = nearestLocale(asking.locale ?? customer.locale ?? organisation.languages[0])
    const mailed = asking.send && customer.email !== null && (await mayMail(tx, customer, asking))
    const scale = asking.scale ?? scaleSchema.parse(organisation.defaultScale)
    const { id, token } = await createSurvey(tx, {
      ...asking,
      scale,
      locale,
      sentAt: mailed ? asking.now : null,
      newId: app.newId,
    })
    const url = `${app.config.publicUrl}/s/${token}`
    if (mailed)
      await mails.write(
        tx,
        surveyLetter({ asking, customer, organisation, locale, url, id, base: app.config.publicUrl, token }),
        asking.now,
      )
    return { id, url, mailed, scale }
  }

export type Ask = ReturnType<typeof openAsking>

// A recovery survey answers the customer's own complaint; who asked not to be asked is still asked whether it was mended.
async function mayMail(tx: Tx, { email }: Addressee, { kind }: Asking): Promise<boolean> {
  return kind === 'recovery' || !(await hasUnsubscribed(tx, email!))
}

interface Lettering {
  asking: Asking
  customer: Addressee
  organisation: Organisation
  locale: string
  url: string
  base: string
  token: string
  id: string
}

function surveyLetter({ asking, customer, organisation, locale, url, base, token, id }: Lettering) {
  const words = (key: string) =>
    t(locale, `intake:mail.survey.${key}`, { name: firstName(customer.name), company: organisation.name })
  const which = asking.kind === 'recovery' ? 'recoverySubject' : 'subject'
  const headline = words(customer.name ? which : `${which}Nameless`)
  const unsubscribeUrl = `${base}/unsubscribe/${token}`
  const bodies = composeMail({
    locale,
    headline,
    paragraphs: [words('text')],
    main: { label: words('button'), url },
    footer: [`${words('footer')} ${unsubscribeUrl}`, organisation.legalFooter].filter(Boolean),
  })
  return {
    kind: 'survey' as const,
    to: { address: customer.email!, name: customer.name },
    ...(asking.from ? { fromName: asking.from } : {}),
    subject: headline,
    ...bodies,
    caseId: asking.caseId ?? null,
    causeKey: `survey:${id}`,
    unsubscribeUrl,
    test: asking.test,
  }
}

interface AskedFor {
  survey: SurveyInput
  caller: Caller
  now: Temporal.Instant
}

/** The same for `POST /api/v1/surveys`: the customer is told by how they are known. */
export const askedThroughApi =
  ({ app, ask }: { app: App; ask: Ask }) =>
  async (tx: Tx, { survey, caller, now }: AskedFor) => {
    const { test } = caller
    const found = survey.caseId ? await seenCase(tx, survey.caseId, caller) : undefined
    const ids = await recogniseCustomers(tx, { customers: [survey.customer], now, newId: app.newId, test })
    const customerId = ids.get(identityKey(identitiesOf(survey.customer)[0]!))
    if (!customerId) throw new Problem('no customer', 'Name the customer by externalId, email or phone.')
    // The answer moves the case: only its own customer may be asked about it.
    if (found && found.customer_id !== customerId)
      throw new Problem(
        'other customer',
        'This case is not of this customer. Name the customer of the case.',
        {
          errors: [{ path: '/customer', message: 'is not the customer of this case' }],
        },
      )
    const { id, url } = await ask(tx, {
      kind: survey.kind,
      customerId,
      interactionExternalId: survey.interactionExternalId ?? null,
      caseId: survey.caseId ?? null,
      scale: survey.kind === 'recovery' && found?.first_scale ? scaleSchema.parse(found.first_scale) : null,
      locale: survey.locale ?? null,
      send: survey.send ?? true,
      test,
      now,
    })
    return { id, url }
  }

async function seenCase(tx: Tx, caseId: string, caller: Caller): Promise<CaseRow> {
  const found = await caseById(tx, caseId)
  if (!found || !maySee(caller, found)) throw notFound('case')
  return found
}
