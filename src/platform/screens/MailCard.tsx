import { useMemo } from 'react'
import css from './Outbox.module.css'

interface Piece {
  part: string
  text: string
  href: string
  rows: [string, string][]
}

interface Drawn {
  lang: string
  dir: string
  inside: Piece[]
  footer: Piece[]
}

/** A mail as its reader sees it: one card with its button, the small print under it. Links open beside the outbox. */
export function MailCard({ html }: { html: string }) {
  const mail = useMemo(() => readMail(html), [html])
  return (
    <div className={css.mail} lang={mail.lang} dir={mail.dir}>
      <article className={`card ${css.paper}`}>
        {mail.inside.map((piece, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a letter is written once, its pieces never move
          <Drawing key={at} piece={piece} />
        ))}
      </article>
      {mail.footer.map(({ text }) => (
        <p key={text} className="meta">
          {text}
        </p>
      ))}
    </div>
  )
}

function Drawing({ piece: { part, text, href, rows } }: { piece: Piece }) {
  switch (part) {
    case 'headline':
      return <h2>{text}</h2>
    case 'deadline':
      return <p className={css.deadline}>{text}</p>
    case 'quote':
      return <blockquote className="quote">{text}</blockquote>
    case 'facts':
      return (
        <dl className={css.facts}>
          {rows.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'main':
    case 'more':
      return (
        <a
          className={part === 'main' ? `btn ink ${css.press}` : `btn ${css.press}`}
          href={href}
          target="_blank"
          rel="noreferrer"
        >
          {text}
        </a>
      )
    default:
      return <p className={part === 'note' ? 'meta' : css.text}>{text}</p>
  }
}

// The policy of this page is asked about styles even where they are only read.
const STYLES = / style="[^"]*"/g

/** The pieces that the writer marked. Nothing of the mail itself is put into this page: texts and web addresses only. */
function readMail(html: string): Drawn {
  const { documentElement } = new DOMParser().parseFromString(html.replaceAll(STYLES, ''), 'text/html')
  const pieces = [...documentElement.querySelectorAll<HTMLElement>('[data-part]')].map(pieceOf)
  return {
    lang: documentElement.lang,
    dir: documentElement.dir,
    inside: pieces.filter(({ part }) => part !== 'footer'),
    footer: pieces.filter(({ part }) => part === 'footer'),
  }
}

function pieceOf(element: HTMLElement): Piece {
  const href = element.getAttribute('href') ?? ''
  return {
    part: element.dataset.part ?? '',
    text: element.textContent ?? '',
    href: /^(https?:\/\/|tel:)/.test(href) ? href : '',
    rows: [...element.querySelectorAll('tr')].map(({ cells }) => [
      cells[0]?.textContent ?? '',
      cells[1]?.textContent ?? '',
    ]),
  }
}
