import { z } from 'zod'
import { emailSchema, phoneSchema } from '../../customers/index.ts'
import type { App } from '../../platform/app.ts'
import { limitRate, NOBODY, own, type Route } from '../../platform/http/index.ts'
import { LOCALES, nearestLocale } from '../../platform/i18n/index.ts'
import type { Brand } from '../../platform/page/index.ts'
import { type FeedbackInput, feedbackSchema } from '../schema.ts'
import { type ComplaintForm, complaintPage, thanksPage } from './complaintPage.ts'

/** What somebody gets to see after writing to us. */
export interface Taken {
  reference: string | null
  /** Address of the customer's page of the case; null where the case was somebody's before this complaint. */
  statusPath: string | null
  /** A receipt with that address went to the mail address they gave. */
  mailed: boolean
  answeredBy: string | undefined
}

/** What the complaint form starts. */
export interface ComplaintStories {
  brand(): Promise<Brand & { languages: string[] }>
  /** Sites to choose from. */
  sites(): Promise<{ id: string; name: string }[]>
  /** Hears it, makes the customer's link, and (where an address was given) writes the receipt. */
  complain(told: {
    feedback: FeedbackInput
    locale: string
    now: Temporal.Instant
    caller: typeof NOBODY
  }): Promise<Taken>
}

// A shop's tablet, or a street behind one address, may be unhappy thirty times in an hour; a machine is a thousand times.
const FORMS_PER_ADDRESS = { points: 30, seconds: 3_600 }
const WISHES = ['redo', 'refund', 'explanation', 'callback'] as const

const query = z.object({ lang: z.string().max(20).optional(), site: z.string().max(200).optional() })
const form = z.object({
  what: z.string().max(20_000).default(''),
  site: z.string().max(200).optional(),
  reach: z.string().max(254).default(''),
  name: z.string().max(200).default(''),
  wish: z.enum(WISHES).optional().catch(undefined),
  lang: z.string().max(20).optional(),
  // People do not see this field; who fills it in is a machine.
  website: z.string().max(2_000).default(''),
})

/** `/complain`: the public form. */
export const complaintRoutes = (app: App, stories: ComplaintStories): Route[] => {
  const limit = limitRate(FORMS_PER_ADDRESS)
  return [
    own({
      method: 'get',
      path: '/complain',
      access: { open: 'public' },
      summary: 'The complaint form',
      query,
      handle: async ({ request, query }) => {
        const brand = await stories.brand()
        const locale = localeFor(query.lang, request, brand.languages)
        const filled = { ...EMPTY, ...(query.site ? { site: query.site } : {}) }
        return complaintPage({ locale, brand, sites: await stories.sites(), filled, missing: [] })
      },
    }),
    own({
      method: 'post',
      path: '/complain',
      access: { open: 'public' },
      summary: 'Takes a complaint',
      body: form,
      bodyAs: 'form',
      handle: async ({ request, body, ip, now }) => {
        const brand = await stories.brand()
        const locale = localeFor(body.lang, request, brand.languages)
        const missing = missingIn(body)
        if (missing.length > 0)
          return complaintPage({ locale, brand, sites: await stories.sites(), filled: body, missing })
        // A machine is thanked like everybody, so that it learns nothing.
        if (body.website) return thanksPage({ locale, brand, filled: body, taken: NOTHING_TAKEN })
        await limit(ip)
        const taken = await stories.complain({
          feedback: asFeedback(body, { locale, now }),
          locale,
          now,
          caller: NOBODY,
        })
        app.log.debug({ reference: taken.reference }, 'complaint taken')
        return thanksPage({ locale, brand, filled: body, taken })
      },
    }),
  ]
}

const EMPTY: ComplaintForm = { what: '', reach: '', name: '' }
const NOTHING_TAKEN: Taken = { reference: null, statusPath: null, mailed: false, answeredBy: undefined }

function missingIn({ what, reach }: z.output<typeof form>): ('what' | 'reach')[] {
  const reachable = emailSchema.safeParse(reach).success || phoneSchema.safeParse(reach).success
  return [...(what.trim() ? [] : ['what' as const]), ...(reachable ? [] : ['reach' as const])]
}

function asFeedback(
  body: z.output<typeof form>,
  { locale, now }: { locale: string; now: Temporal.Instant },
): FeedbackInput {
  const byMail = emailSchema.safeParse(body.reach).success
  return feedbackSchema.parse({
    receivedAt: now.toString(),
    source: 'form',
    customer: {
      ...(byMail ? { email: body.reach.trim() } : { phone: body.reach.trim() }),
      ...(body.name.trim() ? { name: body.name.trim() } : {}),
      locale,
    },
    comment: body.what,
    locale,
    ...(body.wish ? { reasons: [`wish:${body.wish}`] } : {}),
    ...(body.site ? { site: body.site } : {}),
  })
}

/** As chosen; else as the browser asks, among the languages the organisation serves. */
function localeFor(chosen: string | undefined, request: Request, languages: string[]): string {
  if (chosen) return nearestLocale(chosen)
  const nearest = nearestLocale(request.headers.get('accept-language')?.split(/[,;]/)[0])
  const served = LOCALES.filter((locale) => languages.includes(locale))
  return served.length === 0 || served.includes(nearest) ? nearest : (served[0] ?? 'en')
}
