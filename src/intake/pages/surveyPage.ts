import { isNegative, SCALE_RULES, type Scale } from '../../language/score.ts'
import { t } from '../../platform/i18n/index.ts'
import { type Brand, html, page } from '../../platform/page/index.ts'
import type { SurveyRow } from '../store/surveys.ts'

/** What a survey page shows. */
export interface SurveyView {
  survey: SurveyRow
  brand: Brand
  /** First name or name of the customer, where we know it. */
  customerName: string | null
  /** A score that the link in the mail carried: shown as chosen, recorded by its button only. */
  chosen?: number | undefined
  /** Who asks, and reads the answer: the owner of the case. */
  reader?: string | undefined
  /** Until when a person will have answered, after an unhappy rating. */
  answeredBy?: string | undefined
}

/** Reasons a customer may tick beside a bad score; kept by these words, shown in theirs. */
export const REASONS = ['late', 'wrong', 'quality', 'manner', 'bill', 'reach', 'promise', 'other'] as const

/** The page of a survey: one thing at a time. First the score, then (only if they like) why, then thanks. */
export function surveyPage(view: SurveyView): Response {
  const { survey } = view
  if (survey.finished_at) return thanks(view)
  return survey.answer.score === undefined ? askScore(view) : askWhy(view)
}

const words = ({ survey }: SurveyView, key: string, values: Record<string, unknown> = {}) =>
  t(survey.locale, `intake:survey.${key}`, values)

function askScore(view: SurveyView): Response {
  const { survey, brand, customerName, chosen } = view
  const recovery = survey.kind === 'recovery'
  const title = recovery
    ? words(view, customerName ? 'recovery.title' : 'recovery.titleNameless', { name: customerName })
    : words(view, 'contact.title', { company: brand.name })
  return page({
    locale: survey.locale,
    brand,
    title,
    body: html`<h1>${title}</h1><p class="lead">${words(view, recovery ? 'recovery.lead' : 'contact.lead')}</p>
<form method="post">${scoreButtons(view)}${chosen === undefined ? '' : html`<input type="hidden" name="chosen" value="${chosen}"><button class="big" name="score" value="${chosen}">${words(view, 'confirm', { score: labelOf(view, chosen) })}</button>`}</form>${from(view)}`,
    footer: stopAsking(view),
  })
}

function scoreButtons(view: SurveyView) {
  const { scale } = view.survey
  const { lowest, highest } = SCALE_RULES[scale]
  const scores = Array.from({ length: highest - lowest + 1 }, (_, at) => lowest + at)
  const pressed = (score: number) => (view.chosen === score ? 'true' : 'false')
  if (scale === 'nps' || scale === 'ces7')
    return html`<fieldset><legend>${words(view, `question.${scale}`)}</legend><div class="scale">${scores.map((score) => html`<button name="score" value="${score}" aria-pressed="${pressed(score)}">${score}</button>`)}</div><p class="ends"><span>${words(view, `ends.${scale}.low`)}</span><span>${words(view, `ends.${scale}.high`)}</span></p></fieldset>`
  return html`<div class="rate">${scores.toReversed().map((score) => html`<button name="score" value="${score}" aria-pressed="${pressed(score)}"><span>${labelOf(view, score)}</span>${scale === 'stars5' ? html`<span class="stars" aria-hidden="true">${'★'.repeat(score)}${'☆'.repeat(highest - score)}</span>` : ''}</button>`)}</div>`
}

function labelOf(view: SurveyView, score: number): string {
  const { scale } = view.survey
  return scale === 'nps' || scale === 'ces7' ? String(score) : words(view, `answer.${scale}.${score}`)
}

const negative = (scale: Scale, score: number | undefined) => score !== undefined && isNegative(scale, score)

function askWhy(view: SurveyView): Response {
  const { survey, brand, answeredBy } = view
  const { score, comment = '', reasons = [] } = survey.answer
  const bad = negative(survey.scale, score)
  const title = words(view, bad ? 'why.titleBad' : 'why.title')
  const lead = bad && answeredBy ? words(view, 'why.leadBad', { time: answeredBy }) : words(view, 'why.lead')
  return page({
    locale: survey.locale,
    brand,
    title,
    script: true,
    body: html`<h1>${title}</h1><p class="lead">${lead}</p>
<form method="post" data-save>${bad ? html`<fieldset><legend>${words(view, 'why.reasons')}</legend><div class="pick">${REASONS.map((reason) => html`<input type="checkbox" name="reasons" value="${reason}" id="r-${reason}"${reasons.includes(reason) ? html` checked` : ''}><label for="r-${reason}">${words(view, `reason.${reason}`)}</label>`)}</div></fieldset>` : ''}
<div><label class="q" for="comment">${words(view, 'why.comment')} <small>${words(view, 'why.optional')}</small></label><textarea id="comment" name="comment" maxlength="20000">${comment}</textarea></div>
<input type="hidden" name="more" value="1"><button class="big" name="done" value="1">${words(view, 'why.send')}</button></form>`,
    footer: stopAsking(view),
  })
}

function thanks(view: SurveyView): Response {
  const { survey, brand, answeredBy } = view
  const bad = negative(survey.scale, survey.answer.score)
  const title = words(view, 'thanks.title')
  const lead =
    bad && answeredBy ? words(view, 'thanks.bad', { time: answeredBy }) : words(view, 'thanks.lead')
  return page({
    locale: survey.locale,
    brand,
    title,
    body: html`<h1>${title}</h1><p class="lead">${lead}</p>${survey.answer.comment ? html`<section><h2>${words(view, 'thanks.yourWords')}</h2><p class="voice">${survey.answer.comment}</p></section>` : ''}`,
  })
}

/** A person reads it, by name. */
const from = (view: SurveyView) =>
  view.reader
    ? html`<p class="from"><span class="face" aria-hidden="true">${initialsOf(view.reader)}</span><span>${words(view, 'reads', { name: view.reader })}</span></p>`
    : ''

// AL for Ana Lind; a name without spaces shows its first sign.
const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => [...part][0] ?? '')
    .slice(0, /^\p{Script=Han}/u.test(name) ? 1 : 2)
    .join('')

const stopAsking = (view: SurveyView) =>
  html`<form method="post"><p>${words(view, 'stop.text')} <button class="plain" name="stop" value="1">${words(view, 'stop.button')}</button></p></form>`
