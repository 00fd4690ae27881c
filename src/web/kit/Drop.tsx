import type { ReactNode } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { Button, type ButtonProps } from './Button.tsx'

/** A button with a panel under it, for a short choice that needs a word: it stays open until it is done. */
export function Drop(props: {
  button: Pick<ButtonProps, 'children' | 'icon' | 'dense' | 'look' | 'hotkey'>
  label: string
  open: boolean
  setOpen: (open: boolean) => void
  children: ReactNode
}) {
  return (
    <DialogTrigger isOpen={props.open} onOpenChange={props.setOpen}>
      <Button {...props.button} />
      <Popover className="menu" offset={6} placement="bottom end">
        <Dialog aria-label={props.label}>{props.children}</Dialog>
      </Popover>
    </DialogTrigger>
  )
}
