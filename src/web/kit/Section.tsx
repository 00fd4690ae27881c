import type { ReactNode } from 'react'

/** A card with its heading; `aside` stands at the heading's end, quietly. `next` lies on gold wash. */
export function Card(props: {
  title?: ReactNode
  aside?: ReactNode
  children: ReactNode
  next?: boolean
  breaking?: boolean
}) {
  const look = ['card', 'pad', props.next && 'next', props.breaking && 'breaking'].filter(Boolean).join(' ')
  return (
    <section className={look}>
      {props.title ? <Heading title={props.title} aside={props.aside} /> : null}
      {props.children}
    </section>
  )
}

/** A part of the side column, between hairlines. */
export function SidePart(props: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="side-part">
      <Heading title={props.title} aside={props.aside} />
      {props.children}
    </section>
  )
}

/** A heading of the second rank with a quiet word at its end. */
export function Heading(props: { title: ReactNode; aside?: ReactNode }) {
  return (
    <h2 className="part-heading">
      {props.title} {props.aside ? <span>{props.aside}</span> : null}
    </h2>
  )
}

/** Facts with their names: name left, value right. */
export function KeyValues(props: {
  of: readonly (readonly [name: ReactNode, value: ReactNode, key?: string])[]
}) {
  return (
    <dl className="key-values">
      {props.of.map(([name, value, key], i) => (
        <div key={key ?? (typeof name === 'string' ? name : i)}>
          <dt>{name}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A quiet remark with its sign. */
export function Note(props: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="note">
      {props.icon}
      <span>{props.children}</span>
    </p>
  )
}
