import { html, raw } from 'hono/html'

/** One button of a mail: the main one in ink, others beside it. */
interface MailButton {
  label: string
  url: string
}

/** A mail in parts; both bodies say the same. Everything is plain text: it is escaped where it becomes HTML. */
export interface MailParts {
  locale: string
  headline: string
  /** One line that matters most: until when. */
  deadline?: string
  /** The customer's own words. */
  quote?: string
  paragraphs?: string[]
  facts?: { label: string; value: string }[]
  main?: MailButton
  more?: MailButton[]
  /** Under the buttons: what happens if nobody does anything. */
  note?: string
  /** Small print: why this mail came, how to change that. */
  footer: string[]
}

/** The two bodies of a mail, equal in content. */
export interface MailBodies {
  text: string
  html: string
}

/** Sets a mail as one card of 560 px and as plain text. Colours are fixed: mail programs know no variables. */
export const composeMail = (parts: MailParts): MailBodies => ({ text: asText(parts), html: asHtml(parts) })

const LABEL_WIDTH = 10
const LINE = 72

function asText(parts: MailParts): string {
  const blocks = [
    [parts.headline, parts.deadline].filter(Boolean).join('\n'),
    parts.quote && wrapped(`"${parts.quote}"`, '  '),
    ...(parts.paragraphs ?? []).map((paragraph) => wrapped(paragraph, '')),
    (parts.facts ?? []).map(({ label, value }) => `${label.padEnd(LABEL_WIDTH)}${value}`).join('\n'),
    ...[parts.main, ...(parts.more ?? [])].map((button) => button && `${button.label}\n${button.url}`),
    parts.note && wrapped(parts.note, ''),
    ['--', ...parts.footer].join('\n'),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function wrapped(text: string, indent: string): string {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = indent
    for (const word of paragraph.split(' ')) {
      if (line.length > indent.length && line.length + word.length >= LINE) {
        lines.push(line.trimEnd())
        line = indent
      }
      line += `${word} `
    }
    lines.push(line.trimEnd())
  }
  return lines.join('\n')
}

const SANS = "font-family:Inter,'Helvetica Neue',Arial,sans-serif"
const SERIF = "font-family:'Source Serif 4',Georgia,'Times New Roman',serif"

// `data-part` says what each piece is: the outbox draws the mail anew from it, under a policy that lets no mail's style in.
function asHtml(parts: MailParts): string {
  const {
    locale,
    headline,
    deadline,
    quote,
    paragraphs = [],
    facts = [],
    main,
    more = [],
    note,
    footer,
  } = parts
  const direction = /^(ar|he|fa|ur)\b/.test(locale) ? 'rtl' : 'ltr'
  return String(html`<!doctype html><html lang="${locale}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${headline}</title></head>
<body style="margin:0;padding:30px 12px;background:#F7F3EB;color:#514940;${raw(SANS)}"><div style="max-width:560px;margin:0 auto">
<div style="background:#FFFDF9;border:1px solid #E6DED0;border-radius:10px;padding:28px 32px 26px;font-size:16px;line-height:25px">
<h1 data-part="headline" style="margin:0;${raw(SERIF)};font-weight:600;font-size:22px;line-height:30px;color:#211C17">${headline}</h1>
${deadline ? html`<p data-part="deadline" style="margin:4px 0 0;font-weight:600;font-size:15px;line-height:22px;color:#77540F">${deadline}</p>` : ''}
${quote ? html`<blockquote data-part="quote" style="margin:20px 0 18px;padding:0;${raw(SERIF)};font-size:19px;line-height:29px;color:#211C17;white-space:pre-line">“${quote}”</blockquote>` : ''}
${paragraphs.map((paragraph) => html`<p data-part="text" style="margin:16px 0 0;white-space:pre-line">${paragraph}</p>`)}
${facts.length > 0 ? html`<table data-part="facts" style="border-collapse:collapse;width:100%;margin:16px 0 4px;font-size:15px;line-height:23px">${facts.map(({ label, value }) => html`<tr><td style="padding:3px 0;width:112px;vertical-align:top;color:#6A6055">${label}</td><td style="padding:3px 0;vertical-align:top;color:#211C17">${value}</td></tr>`)}</table>` : ''}
${main ? html`<a data-part="main" href="${main.url}" style="display:block;margin:20px 0 0;padding:13px 0;border-radius:8px;background:#211C17;color:#FFFDF9;text-align:center;text-decoration:none;font-weight:600">${main.label}</a>` : ''}
${more.map(({ label, url }) => html`<a data-part="more" href="${url}" style="display:block;margin:8px 0 0;padding:11px 0;border-radius:8px;border:1px solid #CFC4B1;background:#FFFDF9;color:#211C17;text-align:center;text-decoration:none;font-weight:500;font-size:15px">${label}</a>`)}
${note ? html`<p data-part="note" style="margin:18px 0 0;font-size:14px;line-height:21px">${note}</p>` : ''}
</div>${footer.map((line) => html`<p data-part="footer" style="margin:12px 0 0;font-size:12px;line-height:18px;color:#6A6055">${line}</p>`)}</div></body></html>`)
}
