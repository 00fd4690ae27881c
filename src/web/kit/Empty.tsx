import type { ReactNode } from 'react'

/** Nothing here: says why, teaches, and stays live. */
export function Empty(props: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <section className="empty">
      <h2>{props.title}</h2>
      <div>{props.children}</div>
      {props.action ? <div className="row">{props.action}</div> : null}
    </section>
  )
}
