import type { ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'

/** An ink bar of work going on: how much of how much, how long still, what happens if it stops. */
export function Progress(props: {
  label: string
  /** 0 to 1. */
  share: number
  /** "30,950 of 41,267 rows" */
  start?: ReactNode
  /** "about 13 s left" */
  end?: ReactNode
  children?: ReactNode
}) {
  const percent = Math.round(100 * Math.min(1, Math.max(0, props.share)))
  return (
    <ProgressBar className="progress" value={percent} aria-label={props.label}>
      <p className="num">
        <span>{props.start}</span>
        <span>{props.end}</span>
      </p>
      <div className="track">
        <i style={{ width: `${percent}%` }} />
      </div>
      {props.children ? <div className="meta">{props.children}</div> : null}
    </ProgressBar>
  )
}
