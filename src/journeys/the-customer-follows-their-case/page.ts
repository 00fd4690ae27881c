import { firstName } from '../../language/firstName.ts'
import { t } from '../../platform/i18n/index.ts'
import { html, page, pageSeam, pageSteps } from '../../platform/page/index.ts'
import { offerLine, offerParts } from '../offerWords.ts'
import type { CustomerView } from './view.ts'

type Words = (key: string, values?: Record<string, unknown>) => string

/** The customer's page: what we understood, what was promised, what happens next and by when. One thing at a time. */
export function casePage(
  view: CustomerView,
  told?: 'written' | 'accepted' | 'confirmed' | 'reopened',
): Response {
  const { locale, brand, reference } = view
  const words: Words = (key, values = {}) => t(locale, `journeys:casePage.${key}`, values)
  const title = titleOf(view, words)
  return page({
    locale,
    brand,
    title,
    aside: reference,
    body: html`<h1>${title}</h1>${told ? html`<p class="lead done" role="status">${words(`told.${told}`, { name: view.ownerName ?? brand.name })}</p>` : ''}
${pageSeam({ steps: view.steps, label: t(locale, 'platform:page.seam', { count: Math.floor(view.steps) }), old: view.steps < view.mendedBefore ? view.mendedBefore : 0 })}${stepNames(view)}
${offers(view, words)}${understood(view, words)}${promised(view, words)}${conversation(view, words)}${fair(view, words)}${writing(view, words)}`,
    footer: foot(view, words),
  })
}

function titleOf({ status, offers, customerName, ownerName }: CustomerView, words: Words): string {
  const name = firstName(customerName)
  const say = (key: string) =>
    words(name ? `title.${key}` : `title.${key}Nameless`, { name, owner: ownerName })
  if (offers.length > 0) return say('offer')
  if (status === 'closed') return say('closed')
  if (status === 'solved' || status === 'followed-up') return say('solved')
  return say(ownerName ? 'owned' : 'heard')
}

const stepNames = ({ steps, status, locale }: CustomerView) =>
  pageSteps({ steps, locale, current: status === 'closed' ? -1 : Math.min(3, Math.floor(steps)) })

function offers({ offers, accepted, locale }: CustomerView, words: Words) {
  if (offers.length === 0)
    return accepted
      ? html`<section><h2>${words('accepted')}</h2><p>${offerLine(accepted, locale)}</p></section>`
      : ''
  return html`<section><h2>${words('offers')}</h2><form method="post"><div class="offers">${offers.map((offer, at) => html`<div><input type="radio" name="offer" id="o-${offer.id}" value="${offer.id}"${at === 0 ? html` checked` : ''}><label for="o-${offer.id}">${offerLine(offer, locale)}${small(offerParts(offer, locale))}</label></div>`)}</div>
<button class="big" name="do" value="accept">${words('accept')}</button><button class="plain" name="do" value="decline">${words('decline')}</button></form></section>`
}

const small = (text: string) => (text ? html`<small>${text}</small>` : '')

function understood({ understanding }: CustomerView, words: Words) {
  if (!understanding) return ''
  const open = !understanding.confirmed && !understanding.corrected
  return html`<section><h2>${words('understood')}</h2><p class="voice">${understanding.summary}</p>${
    open
      ? html`<form method="post"><button class="big" name="do" value="confirm">${words('confirm')}</button></form>
<details><summary class="plain again">${words('correct')}</summary><form method="post"><label class="q" for="correction">${words('correctHow')}</label><textarea id="correction" name="text" required maxlength="20000"></textarea><button class="big" name="do" value="correct">${words('send')}</button></form></details>`
      : ''
  }</section>`
}

function promised(view: CustomerView, words: Words) {
  const { promises } = view
  if (promises.length === 0) return ''
  return html`<section><h2>${words('promised')}</h2><dl>${promises.map(({ dueAt, text, outcome }) => html`<dt>${when(String(dueAt), view)}</dt><dd${outcome ? html` class="done"` : ''}>${text}</dd>`)}</dl></section>`
}

function conversation({ said, resolution, locale }: CustomerView, words: Words) {
  return html`${resolution ? html`<section><h2>${words('didSolve')}</h2><p>${resolution}</p></section>` : ''}${said.length > 0 ? html`<section><h2>${words('said')}</h2>${said.map(({ text, by, mine, evidence }) => html`<p class="gap"><b>${mine ? words('you') : by}</b></p><p class="voice">${text}</p>${evidence.map((each) => evidenceLine(each, locale))}`)}</section>` : ''}`
}

// "Norwegian Meteorological Institute, 21 November 2026: storm warning", with its link where it has one.
function evidenceLine(
  { source, says, dated, url }: CustomerView['said'][number]['evidence'][number],
  locale: string,
) {
  const day = Temporal.PlainDate.from(dated).toLocaleString(locale, { dateStyle: 'long' })
  const line = t(locale, 'cases:mail.evidence', { source, day, says })
  return html`<p><small>${line}${url ? html` <a href="${url}" rel="noopener noreferrer">${new URL(url).host}</a>` : ''}</small></p>`
}

/** "What would be fair to you?": their own words, while something can still be decided. */
function fair({ status, accepted, askedFor }: CustomerView, words: Words) {
  if (accepted || !['open', 'acknowledged', 'understood'].includes(status)) return ''
  return html`<section>${askedFor ? html`<h2>${words('fairSaid')}</h2><p class="voice">${askedFor}</p>` : ''}<details><summary class="plain">${words(askedFor ? 'fairAgain' : 'fair')}</summary><form method="post"><label class="q" for="fair">${words('fairHow')}</label><textarea id="fair" name="text" required maxlength="20000"></textarea><button class="big" name="do" value="fair">${words('send')}</button></form></details></section>`
}

function writing({ status, ownerName, brand }: CustomerView, words: Words) {
  const mended = ['solved', 'followed-up', 'closed'].includes(status)
  const label = words(mended ? 'notRight' : 'write', { name: ownerName ?? brand.name })
  return html`<section><details${mended ? '' : html` open`}><summary class="plain">${label}</summary><form method="post"><label class="q" for="text">${words(mended ? 'notRightHow' : 'writeHow')}</label><textarea id="text" name="text" maxlength="20000"${mended ? '' : html` required`}></textarea><button class="big" name="do" value="${mended ? 'not-right' : 'write'}">${words('send')}</button></form></details></section>`
}

function foot(view: CustomerView, words: Words) {
  const { nextBy, phone, ownerName, brand } = view
  const name = firstName(ownerName) ?? brand.name
  const line = nextBy ? words(phone ? 'nextCall' : 'next', { time: when(nextBy, view), name }) : ''
  return html`${line ? html`<p>${line}${phone ? html` <a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>` : ''}</p>` : ''}`
}

type Clocked = Pick<CustomerView, 'locale' | 'timeZone' | 'now'>

/** A time of today as a time; another day with its day. */
function when(iso: string, { locale, timeZone, now }: Clocked): string {
  const at = Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone)
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const time = at.toLocaleString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  if (at.toPlainDate().equals(today)) return time
  return `${at.toLocaleString(locale, { weekday: 'short', day: 'numeric', month: 'short' })} ${time}`
}
