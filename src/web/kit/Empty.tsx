import type { ReactNode } from 'react'

/** Nothing here: says why, teaches, and stays live. */
export function Empty(props: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  /** The whole page: its title is the page's heading. */
  page?: boolean
}) {
  return (
    <section className="empty">
      {props.page ? <h1>{props.title}</h1> : <h2>{props.title}</h2>}
      <div>{props.children}</div>
      {props.action ? <div className="row">{props.action}</div> : null}
    </section>
  )
}
