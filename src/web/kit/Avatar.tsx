import { initials } from './initials.ts'

/** Two letters in a ring; a name in Han or kana shows its first character. */
export function Avatar(props: { name: string; size?: 'l' }) {
  return (
    <span className={props.size ? `avatar ${props.size}` : 'avatar'} aria-hidden="true">
      {initials(props.name)}
    </span>
  )
}
