import { useEffect, useRef } from 'react'
import type { IconName } from '../kit/Icon.tsx'

/** Something Ctrl K can do. */
export interface Command {
  id: string
  /** Its heading: "For this case", "People and cases", "Go to". */
  group: string
  says: string
  icon?: IconName
  /** The key that does the same, or a word such as "after two more steps". */
  key?: string
  meta?: string
  /** A finder chose it for what was typed, though its name may not show it: a case by its number. */
  found?: boolean
  run: () => void
}

/** Finds more while somebody types: cases, customers. */
export type Finder = (typed: string, signal: AbortSignal) => Promise<readonly Command[]>

const commands = new Set<() => readonly Command[]>()
const finders = new Set<Finder>()

/** Every command on the desk now, the current screen's first. */
export const allCommands = (): Command[] => [...commands].toReversed().flatMap((list) => [...list()])

/** Asks every finder; one that fails finds nothing. */
export async function find(typed: string, signal: AbortSignal): Promise<Command[]> {
  const found = await Promise.allSettled([...finders].map((finder) => finder(typed, signal)))
  return found.flatMap((each) => (each.status === 'fulfilled' ? [...each.value] : []))
}

/** Puts commands on the desk while the caller is on screen. */
export function useCommands(list: readonly Command[]): void {
  const latest = useRef(list)
  latest.current = list
  useEffect(() => {
    const read = () => latest.current
    commands.add(read)
    return () => {
      commands.delete(read)
    }
  }, [])
}

/** Adds a finder while the caller is on screen. */
export function useFinder(finder: Finder): void {
  const latest = useRef(finder)
  latest.current = finder
  useEffect(() => {
    const ask: Finder = (typed, signal) => latest.current(typed, signal)
    finders.add(ask)
    return () => {
      finders.delete(ask)
    }
  }, [])
}
