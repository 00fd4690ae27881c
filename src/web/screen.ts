import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { LiveEvent } from './api/live.ts'
import type { IconName } from './kit/Icon.tsx'

/** Where a screen is found. Its label is `nav.<key>` in its room's words. */
export interface Place {
  key: string
  icon: IconName
  /** The rail for daily work; the settings bar for what is set up once. */
  at: 'rail' | 'settings'
  /** Smaller comes first. */
  order: number
  /** Only for these roles; undefined = everyone signed in. */
  roles?: readonly ('floor' | 'agent' | 'lead' | 'manager' | 'owner')[]
}

/** One screen of a room. */
export interface Screen {
  /** Path with `$name` parameters: `/desk/$caseId`. */
  path: string
  /** Loads the screen when somebody goes there. */
  component: () => Promise<ComponentType>
  /** Addresses below it that the same screen shows and stays open for: `$caseId`. */
  within?: readonly string[]
  nav?: Place
  /** Under the bar of settings tabs though it has no tab of its own, such as one person's page. */
  settings?: boolean
  /** Without the rail and without a session: sign-in, set-up. */
  bare?: boolean
}

/** What a room shows: its screens, and how its live events change what is already on the desk. */
export interface RoomScreens {
  room: string
  screens: readonly Screen[]
  /** Stays on the desk whichever screen is open: what Ctrl K finds, what is said of live events. Mostly draws nothing. */
  everywhere?: () => Promise<ComponentType>
  live?: Readonly<Record<string, (event: LiveEvent, cache: QueryClient) => void>>
}
