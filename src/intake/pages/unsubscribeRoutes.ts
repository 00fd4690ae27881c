import { z } from 'zod'
import { addressee, unsubscribe } from '../../customers/index.ts'
import type { App } from '../../platform/app.ts'
import { own, type Route } from '../../platform/http/index.ts'
import { t } from '../../platform/i18n/index.ts'
import { html, nothingHere, page } from '../../platform/page/index.ts'
import { hashToken } from '../../platform/secrets/index.ts'
import { surveyByToken } from '../store/surveys.ts'
import type { SurveyStories } from './surveyRoutes.ts'

const params = z.strictObject({ token: z.string().max(100) })

type Stories = Pick<SurveyStories, 'brand' | 'guesses'>

/** `/unsubscribe/{token}`: a GET shows one button, only a POST unsubscribes (RFC 8058); scanners open links too. */
export const unsubscribeRoutes = (app: App, stories: Stories): Route[] =>
  (['get', 'post'] as const).map((method) =>
    own({
      method,
      path: '/unsubscribe/{token}',
      access: { open: 'token' },
      summary: method === 'get' ? 'Asks whether to stop asking' : 'Stops asking',
      params,
      handle: async ({ params: { token }, ip, now, request }) => {
        await stories.guesses.check(ip)
        const survey = await surveyByToken(app.database.read, hashToken(token), now)
        const brand = await stories.brand()
        if (!survey) {
          await stories.guesses.missed(ip)
          return nothingHere(brand, request.headers.get('accept-language')?.split(/[,;]/)[0] ?? 'en')
        }
        const { email } = await addressee(app.database.read, survey.customer_id)
        const stops = method === 'post' && email
        if (stops)
          await app.database.write((tx) =>
            unsubscribe(tx, { email, customerId: survey.customer_id, at: now }),
          )
        const words = (key: string) =>
          t(survey.locale, `intake:unsubscribe.${method === 'post' ? 'done' : 'ask'}.${key}`)
        return page({
          locale: survey.locale,
          brand,
          title: words('title'),
          body: html`<h1>${words('title')}</h1><p class="lead">${words('text')}</p>${method === 'get' ? html`<form method="post"><button class="big">${words('button')}</button></form>` : ''}`,
        })
      },
    }),
  )
