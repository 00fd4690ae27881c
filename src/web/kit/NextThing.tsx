import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** The one next thing under the seam: a sentence with a time, and one button. Waiting for someone's yes it loses its gold. */
export function NextThing(props: {
  /** "Let Clara choose before 12:10." */
  thing: ReactNode
  /** Why, or what happens anyway. */
  children?: ReactNode
  action?: ReactNode
  waits?: boolean
}) {
  return (
    <section className={props.waits ? 'next-thing waits' : 'next-thing'}>
      {props.waits ? <Icon name="clock" /> : null}
      <p>
        <b>{props.thing}</b> {props.children}
      </p>
      {props.action}
    </section>
  )
}
