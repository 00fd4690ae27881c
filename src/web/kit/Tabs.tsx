import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

/** Views of one list ("Mine 8"): they stay on the screen and keep their place. */
export function Tabs<T extends string>(props: {
  label: string
  tabs: readonly { id: T; name: ReactNode; count?: number }[]
  value: T
  onChange: (id: T) => void
}) {
  return (
    <ToggleButtonGroup
      className="tabs"
      aria-label={props.label}
      disallowEmptySelection
      selectedKeys={[props.value]}
      onSelectionChange={([key]) => {
        const tab = props.tabs.find(({ id }) => id === key)
        if (tab) props.onChange(tab.id)
      }}
    >
      {props.tabs.map((tab) => (
        <ToggleButton key={tab.id} id={tab.id} className="tab">
          {tab.name}
          {tab.count === undefined ? null : <span className="count num"> {tab.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

/** Two to four ways to see one thing, joined: "As she sees it | Plain text | Source". */
export function Segments<T extends string>(props: {
  label: string
  options: readonly { id: T; name: ReactNode }[]
  value: T
  onChange: (id: T) => void
}) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={props.label}
      disallowEmptySelection
      selectedKeys={[props.value]}
      onSelectionChange={([key]) => {
        const option = props.options.find(({ id }) => id === key)
        if (option) props.onChange(option.id)
      }}
    >
      {props.options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className="segment">
          {option.name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

/** A bar of links between pages of one room. */
export function TabLinks(props: { label: string; links: readonly { to: string; name: ReactNode }[] }) {
  return (
    <nav className="tab-links" aria-label={props.label}>
      {props.links.map((link) => (
        <Link key={link.to} to={link.to} activeProps={{ 'aria-current': 'page' }}>
          {link.name}
        </Link>
      ))}
    </nav>
  )
}
