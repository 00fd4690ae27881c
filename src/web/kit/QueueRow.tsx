import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Clock, type ClockProps } from './Clock.tsx'
import { Seam } from './Seam.tsx'

/** One person in the queue: name and clock; their own words on one line; the small seam, the next step, what is at stake. */
export function QueueRow(props: {
  to: string
  name: string
  /** The person's language: chooses the glyphs of name and words. */
  lang?: string | null
  words: string
  clock?: ClockProps
  steps: number
  next: ReactNode
  worth?: ReactNode
  selected?: boolean
}) {
  const lang = props.lang ?? undefined
  return (
    <Link className="queue-row" to={props.to} aria-current={props.selected ? 'true' : undefined}>
      <span className="top">
        <b lang={lang} className="clip">
          {props.name}
        </b>
        {props.clock ? <Clock {...props.clock} /> : null}
      </span>
      <q lang={lang} className="voice clip">
        {props.words}
      </q>
      <span className="foot">
        <Seam steps={props.steps} />
        <span className="clip">{props.next}</span>
        <span className="grow num">{props.worth}</span>
      </span>
    </Link>
  )
}
