import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

/** One line across the room: a bold fact, then what still works. Never red. `next` lies on gold wash. */
export function Banner(props: {
  icon?: IconName
  fact: ReactNode
  children?: ReactNode
  action?: ReactNode
  next?: boolean
}) {
  return (
    <div className={props.next ? 'banner next' : 'banner'} role="status">
      {props.icon ? <Icon name={props.icon} /> : null}
      <p className="grow">
        <b>{props.fact}</b> {props.children}
      </p>
      {props.action}
    </div>
  )
}
