import type { ReactNode } from 'react'
import {
  Checkbox as AriaCheckbox,
  Radio as AriaRadio,
  Switch as AriaSwitch,
  CheckboxGroup,
  Label,
  RadioGroup,
} from 'react-aria-components'
import { Icon } from './Icon.tsx'

/** Yes or no, beside its words. */
export function Checkbox(props: {
  children: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  notYet?: boolean
}) {
  return (
    <AriaCheckbox
      className="check"
      isSelected={props.checked}
      onChange={props.onChange}
      isDisabled={props.notYet}
    >
      <span className="box">{props.checked ? <Icon name="tick" size="s" /> : null}</span>
      <span>{props.children}</span>
    </AriaCheckbox>
  )
}

/** On or off, taking effect at once. */
export function Switch(props: { children: ReactNode; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <AriaSwitch className="switch" isSelected={props.on} onChange={props.onChange}>
      <span className="track" aria-hidden="true" />
      <span>{props.children}</span>
    </AriaSwitch>
  )
}

/** One way of several, each on its own line or card. `more` explains it, `end` stands at its end (a sum, a word). */
export interface Way<T extends string> {
  id: T
  name: ReactNode
  more?: ReactNode
  end?: ReactNode
  /** Not to be chosen: dashed ink, its reason in `more`. */
  refused?: boolean
}

/** Choose one; the chosen card has a gold border and a gold ring. `plain` draws lines instead of cards. */
export function Chosen<T extends string>(props: {
  label: ReactNode
  hideLabel?: boolean
  ways: readonly Way<T>[]
  value: T | undefined
  onChange: (value: T) => void
  plain?: boolean
}) {
  return (
    <RadioGroup
      className="chosen"
      value={props.value ?? null}
      onChange={(value) => {
        const way = props.ways.find((each) => each.id === value)
        if (way) props.onChange(way.id)
      }}
    >
      <Label className={props.hideLabel ? 'sr' : 'label'}>{props.label}</Label>
      {props.ways.map((way) => (
        <AriaRadio
          key={way.id}
          value={way.id}
          className={`way${props.plain ? ' plain' : ''}${way.refused ? ' refused' : ''}`}
          isDisabled={way.refused}
        >
          <span className="mark" />
          <b>{way.name}</b>
          <span className="end num">{way.end}</span>
          {way.more ? <span className="meta">{way.more}</span> : null}
        </AriaRadio>
      ))}
    </RadioGroup>
  )
}

/** Choose any number: chips that turn gold with a tick. */
export function ChosenChips<T extends string>(props: {
  label: ReactNode
  options: readonly { id: T; name: string }[]
  value: readonly T[]
  onChange: (value: T[]) => void
}) {
  return (
    <CheckboxGroup
      className="field"
      value={[...props.value]}
      onChange={(ids) =>
        props.onChange(props.options.filter((option) => ids.includes(option.id)).map(({ id }) => id))
      }
    >
      <Label>{props.label}</Label>
      <div className="chosen-chips">
        {props.options.map((option) => (
          <AriaCheckbox key={option.id} value={option.id} className="pick">
            {({ isSelected }) => (
              <>
                {isSelected ? <Icon name="tick" size="s" /> : null}
                {option.name}
              </>
            )}
          </AriaCheckbox>
        ))}
      </div>
    </CheckboxGroup>
  )
}
