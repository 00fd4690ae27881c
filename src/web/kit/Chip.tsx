import type { ReactNode } from 'react'

/** A short fact. `gold` = chosen or next; `out` = a class such as S3. */
export function Chip(props: { children: ReactNode; look?: 'gold' | 'out' }) {
  return <span className={props.look ? `chip num ${props.look}` : 'chip num'}>{props.children}</span>
}
