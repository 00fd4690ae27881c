import type { ReactNode } from 'react'
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { useKey } from '../keyboard/useKey.ts'
import { Icon, type IconName } from './Icon.tsx'
import { Key } from './Key.tsx'

/** What a button takes. */
export interface ButtonProps {
  children: ReactNode
  /** `ink` once a screen, for what cannot wait; `plain` by default; `quiet` for ways out. */
  look?: 'ink' | 'plain' | 'quiet'
  /** 28 px high instead of 32. */
  dense?: boolean
  /** Fills its place. */
  wide?: boolean
  /** The main action of a phone screen: under 820 px it is 56 px high and as wide as the screen. */
  main?: boolean
  icon?: IconName
  /** The key that presses it while it is on screen, shown as a cap: `O`, `Ctrl+Enter`. */
  hotkey?: string
  /** Why it cannot be pressed yet. It stays focusable, so that everyone can learn the reason. */
  notYet?: string
  onPress?: () => void
  type?: 'button' | 'submit'
  /** Name for screen readers where the visible words are too short. */
  label?: string
  autoFocus?: boolean
}

const CAPS: Record<string, string> = { Enter: '↵', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' }
const caps = (hotkey: string) =>
  hotkey
    .split('+')
    .map((key) => CAPS[key] ?? key)
    .join(' ')

/** A button in one of three looks, with its key and, where it must wait, its reason. */
export function Button(props: ButtonProps) {
  const { notYet, onPress, hotkey } = props
  const press = notYet === undefined ? onPress : undefined
  useKey(hotkey, press)
  const look = [
    'btn',
    props.look !== 'plain' && props.look,
    props.dense && 'dense',
    props.wide && 'wide',
    props.main && 'main',
    notYet !== undefined && 'not-yet',
  ]
  const button = (
    <AriaButton
      className={look.filter(Boolean).join(' ')}
      onPress={press}
      type={notYet === undefined ? (props.type ?? 'button') : 'button'}
      aria-label={props.label}
      aria-disabled={notYet === undefined ? undefined : true}
      autoFocus={props.autoFocus}
    >
      {props.icon ? <Icon name={props.icon} size="s" /> : null}
      {props.children}
      {hotkey ? <Key>{caps(hotkey)}</Key> : null}
    </AriaButton>
  )
  return notYet ? <WithReason reason={notYet}>{button}</WithReason> : button
}

function WithReason(props: { reason: string; children: ReactNode }) {
  return (
    <TooltipTrigger delay={200}>
      {props.children}
      <Tooltip className="tip" offset={6}>
        {props.reason}
      </Tooltip>
    </TooltipTrigger>
  )
}
