import { type Locale, t } from '../../platform/i18n/index.ts'
import { type Colour, type Document, openDocument, PAPER, type Style } from '../../platform/pdf/index.ts'
import type { ClockView } from '../clock-view.ts'
import { drawBars } from '../drawing/bars.ts'
import { drawBeforeAfter } from '../drawing/before-after.ts'
import { drawClock } from '../drawing/clock.ts'
import { drawGroups } from '../drawing/groups.ts'
import { drawRates } from '../drawing/rates.ts'
import type { Picture } from '../drawing/shapes.ts'
import type { ImpactPage } from '../page.ts'
import {
  clockSays,
  findingOf,
  methodSays,
  pictureWords,
  recoveredSays,
  shareSays,
  upliftSays,
  type Wording,
  wordingFor,
} from '../wording.ts'
import { type Flow, INK, INNER, linesOf, MARGIN, openFlow, type Setting } from './flow.ts'
import { putPicture } from './picture.ts'

/** Whose report it is, and when it was made. */
export interface Making {
  locale: Locale
  organisation: string
  /** Who asked for it. */
  by: string
  at: Temporal.Instant
  /** What was narrowed down to: "Storgata". */
  place: string | undefined
}

const SET = {
  quiet: { size: 9, style: 'plain', colour: INK.quiet, tag: 'P' },
  title: { size: 20, style: 'title', colour: INK.ink, tag: 'H1' },
  heading: { size: 12, style: 'strong', colour: INK.ink, tag: 'H2', above: 16 },
  text: { size: 10, style: 'plain', colour: INK.soft, tag: 'P' },
} as const satisfies Record<string, Setting>

interface Paper {
  pdf: Document
  flow: Flow
  page: ImpactPage
  wording: Wording
  words: ReturnType<typeof pictureWords>
}

/** The page on paper: the same finding, pictures and numbers, each with its n, interval and definition. A4, tagged. */
export function impactPdf(page: ImpactPage, making: Making): Buffer {
  const { locale, organisation, at } = making
  const wording = wordingFor((key, values) => t(locale, `impact:${key}`, values), {
    scale: page.scale,
    locale,
  })
  const [finding = '', ...assumption] = findingOf(page, wording)
  const pdf = openDocument({ title: finding, locale, author: organisation, made: at })
  const flow = openFlow(pdf)
  const paper = { pdf, flow, page, wording, words: pictureWords(page, wording) }
  flow.paragraph(headOf(page, wording, making), SET.quiet)
  flow.paragraph(finding, { ...SET.title, above: 6 })
  for (const sentence of assumption) flow.paragraph(sentence, { ...SET.text, above: 4 })
  putUplift(paper)
  putRecovered(paper)
  putGroups(paper)
  putClocks(paper)
  putAssumptions(paper, making)
  putLimits(paper)
  putFeet(paper, making)
  return pdf.finish()
}

function headOf({ period, recovered }: ImpactPage, { say, locale }: Wording, making: Making): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const day = (iso: string) => format.format(Date.parse(iso))
  const span = period.from
    ? say('page.span', { from: day(period.from), to: day(period.to) })
    : say('page.until', { to: day(period.to) })
  const unhappy = say('page.unhappy', { count: recovered.headline.n })
  return [making.organisation, span, making.place ?? say('page.everywhere'), unhappy].join(' · ')
}

function putUplift({ pdf, flow, page, wording, words }: Paper): void {
  const { uplift, range } = page
  const { say } = wording
  if (!uplift.shown) {
    flow.paragraph(say('uplift.notShown'), SET.heading)
    const why = uplift.why === 'headline.tooLittleData' ? 'uplift.whyFew' : 'uplift.whyNothing'
    flow.paragraph(say(why), SET.text)
    return
  }
  const says = upliftSays(page, wording) ?? ''
  flow.keep(330)
  flow.paragraph(say('uplift.title'), SET.heading)
  flow.paragraph(says, SET.text)
  flow.space(6)
  const drawn: Picture[] = [
    ...(uplift.line.length > 0
      ? [drawBeforeAfter(uplift, { range, width: 420, height: 280, words: words.beforeAfter })]
      : []),
    drawBars(uplift, { width: 230, height: 280, words: words.bars }),
  ]
  const scale = INNER / 670
  flow.place(280 * scale + 8, ({ x, y }) => {
    let left = x
    for (const picture of drawn) {
      putPicture(pdf, picture, { at: { x: left, y }, scale, says })
      left += (picture.width + 20) * scale
    }
  })
  flow.paragraph(`n = ${wording.count(uplift.pairs)}. ${methodSays(page, wording) ?? ''}`, SET.quiet)
  flow.paragraph(say(uplift.definition), SET.quiet)
}

/** A picture across the text, with its sentence. */
function across({ pdf, flow }: Paper, picture: Picture, says: string): void {
  const scale = INNER / picture.width
  flow.place(picture.height * scale + 6, (at) => putPicture(pdf, picture, { at, scale, says }))
}

function putRecovered(paper: Paper): void {
  const { flow, page, wording, words } = paper
  const { say, percent } = wording
  const { headline, responders, anyway, coverage } = page.recovered
  const title = headline.shown
    ? say('recovered.title', { rate: percent(headline.shown.rate) })
    : say('recovered.tooFew')
  flow.keep(170)
  flow.paragraph(title, SET.heading)
  flow.paragraph(recoveredSays(page, wording), SET.text)
  flow.space(4)
  if (headline.shown)
    across(
      paper,
      drawRates(page.recovered, { width: 670, words: words.rates }),
      `${title}. ${recoveredSays(page, wording)}`,
    )
  if (coverage !== undefined)
    flow.paragraph(say('recovered.interval', { coverage: percent(coverage) }), SET.quiet)
  for (const share of [headline, responders, ...(anyway ? [anyway] : [])])
    flow.paragraph(`${say(share.definition)} ${shareSays(share, wording)}`, SET.quiet)
}

// Two pages of lines; the file with the figures has them all.
const MOST_GROUPS = 60

function putGroups(paper: Paper): void {
  const { flow, page, wording, words } = paper
  const { say, percent, count } = wording
  if (page.groups.length === 0) return
  for (let from = 0; from < Math.min(page.groups.length, MOST_GROUPS); from += 20) {
    const groups = page.groups.slice(from, from + 20)
    flow.keep(60 + groups.length * 17)
    if (from === 0) {
      flow.paragraph(`${say('by.title')} · ${say(`by.${page.by}`)}`, SET.heading)
      flow.paragraph(`${say('by.says')} ${say('by.interval')}`, SET.text)
      flow.space(6)
    }
    const says = groups
      .map(({ name, rate }) => `${name}: ${rate.shown ? percent(rate.shown.rate) : `n = ${count(rate.n)}`}`)
      .join(', ')
    const picture = drawGroups(groups, { everywhere: page.everywhere, width: 670, words: words.groups })
    across(paper, picture, says)
  }
  const left = page.groups.length - MOST_GROUPS
  if (left > 0) flow.paragraph(say('by.more', { more: count(left) }), SET.quiet)
}

const COLUMN = (INNER - 24) / 2

function putClocks(paper: Paper): void {
  const { flow, page, wording } = paper
  const { say } = wording
  flow.keep(250)
  flow.paragraph(say('clocks.title'), SET.heading)
  flow.paragraph(`${say('clocks.says')} ${say('clocks.interval')}`, SET.text)
  flow.space(8)
  for (let i = 0; i < page.clocks.length; i += 2)
    flow.place(150, ({ x, y }) => {
      for (const [side, clock] of page.clocks.slice(i, i + 2).entries())
        putClock(paper, clock, { x: x + side * (COLUMN + 24), y })
    })
}

function putClock({ pdf, wording, words }: Paper, clock: ClockView, { x, y }: { x: number; y: number }) {
  const title = wording.say(`clocks.${clock.clock}`)
  const facts = clockSays(clock, wording)
  const put = (text: string, top: number, set: { size: number; style: Style; colour: Colour }) =>
    pdf.inside('P', () => pdf.write({ at: [x, y + top], text, ...set }))
  put(title, 10, { size: 9.5, style: 'strong', colour: INK.ink })
  const scale = 0.75
  const picture = drawClock(clock, { width: COLUMN / scale, height: 100, words: words.clock })
  const says = `${title}: ${facts.join(' ')}`
  if (clock.curve.length > 0) putPicture(pdf, picture, { at: { x, y: y + 16 }, scale, says })
  const set = { size: 8.5, style: 'plain', colour: INK.quiet } as const
  const lines = facts.flatMap((fact) => linesOf(pdf, fact, { ...set, width: COLUMN }))
  for (const [row, text] of lines.entries()) put(text, 104 + row * 11.5, set)
}

function putAssumptions({ flow, page, wording }: Paper, { locale }: Making): void {
  const { say, count } = wording
  const { used, mean, retest, set } = page.assumptions
  flow.keep(110)
  flow.paragraph(say('assumed.title'), SET.heading)
  const unused = page.uplift.shown ? 'assumed.unused' : 'assumed.notNeeded'
  flow.paragraph(say(used ? 'assumed.used' : unused), SET.text)
  const value = count(mean.value ?? 0)
  const from = {
    ratings: say('assumed.fromRatings', { value, n: count(mean.ratings) }),
    set: say('assumed.fromSet', { value }),
    nothing: say('assumed.fromNothing'),
  }[mean.from]
  flow.paragraph(`${say('assumed.mean')}: ${from}`, SET.quiet)
  const guess = retest.from === 'set' ? 'assumed.fromSet' : 'assumed.guessed'
  flow.paragraph(`${say('assumed.retest')}: ${say(guess, { value: count(retest.value) })}`, SET.quiet)
  if (set) {
    const at = Temporal.Instant.from(set.at).toLocaleString(locale, { dateStyle: 'long', timeZone: 'UTC' })
    flow.paragraph(say('assumed.setBy', { by: set.by, at, why: set.why }), SET.quiet)
  }
}

function putLimits({ flow, wording: { say } }: Paper): void {
  flow.keep(70)
  flow.paragraph(say('pdf.limits'), SET.heading)
  flow.paragraph(say('pdf.limitSilence'), SET.text)
  flow.paragraph(say('pdf.limitChosen'), SET.text)
}

/** When and for whom, and which page of how many: known only now. */
function putFeet({ pdf, page, wording: { say, locale } }: Paper, { by, at }: Making): void {
  const made = at.toLocaleString(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: page.period.timeZone,
  })
  const { pages } = pdf
  for (let number = 1; number <= pages; number++) {
    const text = say('pdf.page', { page: number, pages })
    const width = pdf.widthOf(text, 8, 'plain')
    const y = PAPER.height - 30
    const line = { size: 8, style: 'plain', colour: INK.quiet } as const
    pdf.onPage(number, () => {
      pdf.write({ at: [MARGIN, y], text: say('pdf.made', { at: made, by }), ...line })
      pdf.write({ at: [PAPER.width - MARGIN - width, y], text, ...line })
    })
  }
}
