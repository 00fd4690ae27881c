import type { ReactNode } from 'react'

/** A page's heading: the finding as a full sentence, a quiet line before it, its actions at the end. */
export function PageHead(props: {
  children: ReactNode
  before?: ReactNode
  after?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="page-head">
      <div className="words">
        {props.before ? <p className="meta num before">{props.before}</p> : null}
        <h1>{props.children}</h1>
        {props.after ? <p className="after">{props.after}</p> : null}
      </div>
      {props.actions}
    </header>
  )
}
