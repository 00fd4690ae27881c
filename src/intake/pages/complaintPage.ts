import { firstName } from '../../language/firstName.ts'
import { t } from '../../platform/i18n/index.ts'
import { type Brand, html, page, pageSeam, pageSteps } from '../../platform/page/index.ts'
import type { Taken } from './complaintRoutes.ts'

/** What was filled in so far; nothing of it is lost when something is missing. */
export interface ComplaintForm {
  what: string
  site?: string | undefined
  reach: string
  name: string
  wish?: string | undefined
}

interface FormView {
  locale: string
  brand: Brand & { languages: string[] }
  sites: { id: string; name: string }[]
  filled: ComplaintForm
  missing: ('what' | 'reach')[]
}

const WISHES = ['redo', 'refund', 'explanation', 'callback']
// More shops than this need a search, not buttons: then the customer writes where it was.
const MOST_SITES = 12

/** The public complaint form: one column, thumb-sized, without JavaScript. */
export function complaintPage(view: FormView): Response {
  const { locale, brand, sites, filled, missing } = view
  const words = (key: string) => t(locale, `intake:complaint.${key}`)
  const shops = sites.length > 1 && sites.length <= MOST_SITES ? sites : []
  return page({
    locale,
    brand,
    title: words('title'),
    status: missing.length > 0 ? 422 : 200,
    aside: otherLanguages(view),
    body: html`<h1>${words('title')}</h1><p class="lead">${words('lead')}</p>
<form method="post" action="/complain"><input type="hidden" name="lang" value="${locale}">
<div><label class="q" for="what">${words('what')}</label>${missing.includes('what') ? html`<p class="wrong" id="what-wrong">${words('whatMissing')}</p>` : ''}<textarea id="what" name="what" maxlength="20000" required${missing.includes('what') ? html` aria-describedby="what-wrong"` : ''}>${filled.what}</textarea></div>
${shops.length > 0 ? html`<fieldset><legend>${words('where')}</legend><div class="pick">${shops.map(({ id, name }) => choice({ field: 'site', value: name, id: `s-${id}`, label: name, chosen: filled.site === name }))}</div></fieldset>` : ''}
<div><label class="q" for="reach">${words('reach')} <small>${words('reachHelp')}</small></label>${missing.includes('reach') ? html`<p class="wrong" id="reach-wrong">${words('reachMissing')}</p>` : ''}<input type="text" id="reach" name="reach" autocomplete="email" maxlength="254" required value="${filled.reach}"${missing.includes('reach') ? html` aria-describedby="reach-wrong"` : ''}></div>
<div><label class="q" for="name">${words('name')} <small>${words('optional')}</small></label><input type="text" id="name" name="name" autocomplete="name" maxlength="200" value="${filled.name}"></div>
<fieldset><legend>${words('wish')} <small>${words('optional')}</small></legend><div class="pick">${WISHES.map((wish) => choice({ field: 'wish', value: wish, id: `w-${wish}`, label: words(`wishes.${wish}`), chosen: filled.wish === wish }))}</div></fieldset>
<div class="hp" aria-hidden="true"><label for="website">Website</label><input type="text" id="website" name="website" tabindex="-1" autocomplete="off"></div>
<button class="big">${words('send')}</button></form>`,
    footer: html`<p>${words('promise')}</p>`,
  })
}

interface Choice {
  field: string
  value: string
  id: string
  label: string
  chosen: boolean
}

const choice = ({ field, value, id, label, chosen }: Choice) =>
  html`<input type="radio" name="${field}" value="${value}" id="${id}"${chosen ? html` checked` : ''}><label for="${id}">${label}</label>`

function otherLanguages({ locale, brand }: FormView) {
  const others = brand.languages.filter((language) => language !== locale).slice(0, 3)
  return html`${others.map((language) => html` <a href="/complain?lang=${language}" lang="${language}">${nameOf(language)}</a>`)}`
}

const nameOf = (language: string): string => {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

interface ThanksView {
  locale: string
  brand: Brand
  filled: ComplaintForm
  taken: Taken
}

/** What happens now, by when, and the words as they arrived. */
export function thanksPage({ locale, brand, filled, taken }: ThanksView): Response {
  const words = (key: string, values: Record<string, unknown> = {}) =>
    t(locale, `intake:complaint.${key}`, values)
  const name = firstName(filled.name)
  const title = name ? words('thanks', { name }) : words('thanksNameless')
  const lead = taken.answeredBy ? words('thanksLead', { time: taken.answeredBy }) : words('thanksLeadOpen')
  return page({
    locale,
    brand,
    title,
    aside: taken.reference ?? '',
    body: html`<h1>${title}</h1><p class="lead">${lead}</p>${pageSeam({ steps: 0, label: t(locale, 'platform:page.seam', { count: 0 }) })}${pageSteps({ steps: 0, current: 0, locale })}
${taken.reference ? html`<div class="ref"><span>${words('reference')}</span><b>${taken.reference}</b></div>` : ''}
${nextLines(taken, words)}<section><h2>${words('yourWords')}</h2><p class="voice">${filled.what}</p></section>
${following(taken, words)}`,
  })
}

function following({ statusPath, mailed }: Taken, words: (key: string) => string) {
  if (statusPath) return html`<p class="gap"><a class="big" href="${statusPath}">${words('follow')}</a></p>`
  return mailed ? html`<p class="gap">${words('followByMail')}</p>` : ''
}

/** Who does what next, and by when. Without a case nobody owes an answer by a time. */
function nextLines({ answeredBy }: Taken, words: (key: string, values?: Record<string, unknown>) => string) {
  if (!answeredBy) return ''
  const lines = [
    [words('next.by', { time: answeredBy }), words('next.answer')],
    [words('next.then'), words('next.agree')],
    [words('next.after'), words('next.ask')],
  ]
  return html`<section><h2>${words('next.title')}</h2><dl>${lines.map(([when, what]) => html`<dt>${when}</dt><dd>${what}</dd>`)}</dl></section>`
}
