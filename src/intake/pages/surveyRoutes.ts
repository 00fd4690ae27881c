import { z } from 'zod'
import { type Addressee, addressee, unsubscribe } from '../../customers/index.ts'
import { firstName } from '../../language/firstName.ts'
import type { App } from '../../platform/app.ts'
import { type Call, type Guesses, NOBODY, own, type Route } from '../../platform/http/index.ts'
import { type Brand, nothingHere, seeOther } from '../../platform/page/index.ts'
import { hashToken } from '../../platform/secrets/index.ts'
import type { FeedbackInput } from '../schema.ts'
import { type SurveyAnswer, type SurveyRow, surveyByToken } from '../store/surveys.ts'
import { asFeedback, mergeAnswer, noteAnswer, type SurveyForm } from '../takeSurveyAnswer.ts'
import { surveyPage } from './surveyPage.ts'

/** What the survey page starts. */
export interface SurveyStories {
  brand(): Promise<Brand>
  /** Unhappy or not: heard as any feedback. Answers its id. */
  hear(told: {
    feedback: FeedbackInput
    survey: SurveyRow
    now: Temporal.Instant
  }): Promise<{ feedbackId: string }>
  /** The second rating of a case. */
  recoveryAnswered(told: {
    survey: SurveyRow
    answer: SurveyAnswer
    now: Temporal.Instant
  }): Promise<{ feedbackId: string }>
  /** Until when a person will have answered this feedback, as a time for the customer; undefined when nobody needs to. */
  answeredBy(feedbackId: string, locale: string): Promise<string | undefined>
  /** Who owns the case that a survey asks about. */
  readerOf(caseId: string): Promise<string | undefined>
  guesses: Guesses
}

const params = z.strictObject({ token: z.string().max(100) })
const query = z.object({ score: z.coerce.number().int().optional().catch(undefined) })
const tick = z.string().max(20).optional()
const form = z.object({
  score: z.string().max(4).optional(),
  reasons: z.union([z.string().max(2_000), z.array(z.string().max(2_000)).max(200)]).optional(),
  // The page lets 20,000 characters in; a line break is two on the way. What is too long is cut, not refused.
  comment: z.string().max(60_000).optional(),
  more: tick,
  done: tick,
  saving: tick,
  stop: tick,
})

/** `/s/{token}`: a GET shows and records nothing; every answer is a POST, kept as it is given. */
export const surveyRoutes = (app: App, stories: SurveyStories): Route[] => [
  own({
    method: 'get',
    path: '/s/{token}',
    access: { open: 'token' },
    summary: 'The survey behind a link',
    params,
    query,
    handle: async (call) => {
      const found = await openSurvey(call, app, stories)
      if (!found) return nothingHere(await stories.brand(), localeOf(call.request))
      return shown({ ...found, chosen: call.query.score, stories })
    },
  }),
  own({
    method: 'post',
    path: '/s/{token}',
    access: { open: 'token' },
    summary: 'An answer, or a part of one',
    params,
    body: form,
    bodyAs: 'form',
    handle: async (call) => {
      const found = await openSurvey(call, app, stories)
      if (!found) return nothingHere(await stories.brand(), localeOf(call.request))
      if (call.body.stop) await stopAsking(found, app, call.now)
      else await keep(found, { form: call.body, app, stories, now: call.now })
      return call.body.saving ? new Response(null, { status: 204 }) : seeOther(`/s/${call.params.token}`)
    },
  }),
]

interface Found {
  survey: SurveyRow
  customer: Addressee
}

type TokenCall = Pick<Call<z.output<typeof params>>, 'params' | 'ip' | 'now'>

async function openSurvey(
  { params, ip, now }: TokenCall,
  app: App,
  { guesses }: SurveyStories,
): Promise<Found | undefined> {
  await guesses.check(ip)
  const survey = await surveyByToken(app.database.read, hashToken(params.token), now)
  if (!survey) {
    await guesses.missed(ip)
    return undefined
  }
  return { survey, customer: await addressee(app.database.read, survey.customer_id) }
}

async function shown({
  survey,
  customer,
  chosen,
  stories,
}: Found & { chosen: number | undefined; stories: SurveyStories }) {
  const answeredBy = survey.feedback_id
    ? await stories.answeredBy(survey.feedback_id, survey.locale)
    : undefined
  return surveyPage({
    survey,
    brand: await stories.brand(),
    customerName: firstName(customer.name) ?? null,
    reader: survey.case_id ? await stories.readerOf(survey.case_id) : undefined,
    chosen,
    answeredBy,
  })
}

interface Keeping {
  form: SurveyForm
  app: App
  stories: SurveyStories
  now: Temporal.Instant
}

async function keep({ survey, customer }: Found, { form, app, stories, now }: Keeping): Promise<void> {
  if (survey.finished_at) return
  const answer = mergeAnswer(survey, form)
  if (answer.score === undefined && !answer.comment) return
  const { feedbackId } =
    survey.kind === 'recovery'
      ? await stories.recoveryAnswered({ survey, answer, now })
      : await stories.hear({ feedback: asFeedback({ survey, answer, customer, now }), survey, now })
  await app.database.write((tx) =>
    noteAnswer(tx, { survey, answer, feedbackId, done: Boolean(form.done), now }),
  )
}

async function stopAsking({ survey, customer }: Found, app: App, now: Temporal.Instant): Promise<void> {
  const { email } = customer
  if (email)
    await app.database.write((tx) => unsubscribe(tx, { email, customerId: survey.customer_id, at: now }))
}

const localeOf = (request: Request): string =>
  request.headers.get('accept-language')?.split(/[,;]/)[0] ?? 'en'

/** Whoever holds the link speaks as the customer, with no rights of their own. */
export const asCustomer = (survey: SurveyRow) => ({ ...NOBODY, test: survey.test })
