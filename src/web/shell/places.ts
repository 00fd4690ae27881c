import { useMe } from '../api/hooks.ts'
import type { Place } from '../screen.ts'
import { rooms } from '../screens.ts'

/** A room's entry: where it leads and whose words name it. */
export interface Entry extends Place {
  room: string
  path: string
}

const ENTRIES: readonly Entry[] = rooms
  .flatMap(({ room, screens }) =>
    screens.flatMap((screen) => (screen.nav ? [{ ...screen.nav, room, path: screen.path }] : [])),
  )
  .toSorted((a, b) => a.order - b.order)

/** The entries this person may enter, in order. Before we know who it is: those open to all. */
export function usePlaces(at: Place['at']): readonly Entry[] {
  const role = useMe()?.role
  return ENTRIES.filter((entry) => entry.at === at && mayEnter(entry, role))
}

const mayEnter = (entry: Entry, role: string | undefined) =>
  entry.roles === undefined || entry.roles.some((each) => each === role)
