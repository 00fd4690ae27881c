import type { ReactNode } from 'react'

/** Who is called, after how long, by what; ends at the owner. The first one lit is gold. */
export function Chain(props: {
  label: string
  links: readonly { key: string; when: ReactNode; who: ReactNode; how?: ReactNode; lit?: boolean }[]
}) {
  return (
    <ol className="chain" aria-label={props.label}>
      {props.links.map((link) => (
        <li key={link.key} className={link.lit ? 'lit' : undefined}>
          <span className="when num">{link.when}</span>
          <span className="who">
            <b>{link.who}</b>
            {link.how ? <span className="meta">{link.how}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  )
}
