import type { ReactNode } from 'react'

/** A key cap: `<Key>O</Key>`. */
export function Key(props: { children: ReactNode }) {
  return <kbd className="key">{props.children}</kbd>
}
