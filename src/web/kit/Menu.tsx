import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button, type ButtonProps } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { Key } from './Key.tsx'

/** A button that opens a short list of things to do, each with its sign, a line of meaning and a key. */
export function Menu(props: {
  button: Pick<ButtonProps, 'children' | 'icon' | 'dense' | 'look' | 'label'>
  label: string
  entries: readonly { id: string; name: string; more?: ReactNode; icon?: IconName; key?: string }[]
  onChoose: (id: string) => void
}) {
  return (
    <MenuTrigger>
      <Button {...props.button} />
      <Popover className="menu" offset={6} placement="bottom end">
        <AriaMenu aria-label={props.label} onAction={(id) => props.onChoose(String(id))}>
          {props.entries.map((entry) => (
            <MenuItem key={entry.id} id={entry.id} className="entry" textValue={entry.name}>
              {entry.icon ? <Icon name={entry.icon} /> : null}
              <span className="grow">
                {entry.name}
                {entry.more ? <span className="meta">{entry.more}</span> : null}
              </span>
              {entry.key ? <Key>{entry.key}</Key> : null}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
