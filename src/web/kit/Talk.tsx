import type { ReactNode } from 'react'
import { Avatar } from './Avatar.tsx'
import { Icon, type IconName } from './Icon.tsx'

/** A message: a customer speaks in serif, a colleague in sans. Words are shown as written. */
export function Message(props: {
  who: string
  lang?: string | null
  /** "11:43 · text message · 1 of 5 stars" */
  meta?: ReactNode
  children: ReactNode
  fromCustomer?: boolean
}) {
  const lang = props.lang ?? undefined
  return (
    <article className={props.fromCustomer ? 'message theirs' : 'message'}>
      <Avatar name={props.who} />
      <p className="who">
        <b lang={props.fromCustomer ? lang : undefined}>{props.who}</b>{' '}
        <span className="meta num">{props.meta}</span>
      </p>
      <div className="said" lang={lang}>
        {props.children}
      </div>
    </article>
  )
}

/** A fact between messages: who did what, when. `good` has a gold tick. */
export function Fact(props: { icon?: IconName; good?: boolean; children: ReactNode }) {
  return (
    <p className={props.good ? 'fact good' : 'fact'}>
      <Icon name={props.good ? 'tick' : (props.icon ?? 'forward')} size="s" />
      <span className="num">{props.children}</span>
    </p>
  )
}
