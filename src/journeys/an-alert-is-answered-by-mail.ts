import { z } from 'zod'
import { answerByLink, readAnswerLink } from '../alerts/index.ts'
import type { Means } from '../cases/index.ts'
import { Problem } from '../language/problem.ts'
import type { App } from '../platform/app.ts'
import { type Guesses, own, type Route } from '../platform/http/index.ts'
import { nearestLocale, t } from '../platform/i18n/index.ts'
import { type Brand, html, nothingHere, page } from '../platform/page/index.ts'

interface Options {
  app: App
  means: Means
  brand(): Promise<Brand>
  guesses: Guesses
}

const params = z.strictObject({ token: z.string().max(100) })

/** `/a/{token}`: the link in an alert mail opens a page with one button; only the button answers. */
export const answerPageRoutes = (options: Options): Route[] =>
  (['get', 'post'] as const).map((method) =>
    own({
      method,
      path: '/a/{token}',
      access: { open: 'token' },
      summary: method === 'get' ? 'Shows the alert with one button' : 'Answers the alert',
      params,
      handle: async ({ params: { token }, ip, now, request }) => {
        await options.guesses.check(ip)
        try {
          const answered = method === 'post' && (await answer(options, { token, now }))
          return await show(options, { token, now, answered })
        } catch (error) {
          if (!(error instanceof Problem) || error.status !== 404) throw error
          await options.guesses.missed(ip)
          return nothingHere(
            await options.brand(),
            request.headers.get('accept-language')?.split(/[,;]/)[0] ?? 'en',
          )
        }
      },
    }),
  )

// Somebody else was quicker: the page says who, it is no error.
async function answer(
  { app, means }: Options,
  { token, now }: { token: string; now: Temporal.Instant },
): Promise<boolean> {
  try {
    await app.database.write((tx) => answerByLink(tx, { token, now }, means))
    return true
  } catch (error) {
    if (error instanceof Problem && error.status === 409) return false
    throw error
  }
}

interface Showing {
  token: string
  now: Temporal.Instant
  answered: boolean
}

async function show({ app, brand }: Options, { token, now, answered }: Showing): Promise<Response> {
  const { card, staff } = await app.database.write((tx) => readAnswerLink(tx, token, now))
  const locale = nearestLocale(staff.locale)
  const words = (key: string, values: Record<string, unknown> = {}) =>
    t(locale, `journeys:answerPage.${key}`, values)
  const mine = card.answeredBy?.id === staff.id
  const title = titleOf({ card, mine: mine || answered, words })
  return page({
    locale,
    brand: await brand(),
    title,
    aside: card.reference,
    body: html`<h1>${title}</h1>${card.words ? html`<p class="voice">${card.words}</p>` : ''}<p class="lead">${card.title}</p>
${card.state === 'open' ? html`<form method="post"><button class="big">${words('take')}</button></form>` : html`<p><a class="big" href="/desk/${card.caseId}">${words('open')}</a></p>`}`,
  })
}

interface Titled {
  card: Awaited<ReturnType<typeof readAnswerLink>>['card']
  mine: boolean
  words(key: string, values?: Record<string, unknown>): string
}

function titleOf({ card, mine, words }: Titled): string {
  const name = card.customer.name
  if (card.state === 'withdrawn') return words('withdrawn')
  if (card.state === 'open') return words('waiting', { name })
  return mine ? words('yours', { name }) : words('taken', { name: card.answeredBy?.name ?? '' })
}
