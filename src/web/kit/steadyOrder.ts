import { useRef, useState } from 'react'

/**
 * A list as it may be shown while a pointer or the keyboard rests on it: what was there keeps its place, what is gone
 * goes, what is new waits at the end. Nobody opens the wrong case because a row slid away under the finger.
 */
export function steadyOrder<T>(before: readonly T[], now: readonly T[], keyOf: (item: T) => string): T[] {
  const fresh = new Map(now.map((item) => [keyOf(item), item]))
  const kept = before.flatMap((item) => {
    const known = fresh.get(keyOf(item))
    fresh.delete(keyOf(item))
    return known === undefined ? [] : [known]
  })
  return [...kept, ...fresh.values()]
}

/** The list to show, and what to put on its element. Let go, it takes the true order. */
export function useSteadyOrder<T>(items: readonly T[], keyOf: (item: T) => string) {
  const [held, setHeld] = useState(false)
  const last = useRef<readonly T[]>(items)
  const shown = held ? steadyOrder(last.current, items, keyOf) : [...items]
  last.current = shown
  return {
    shown,
    hold: {
      onPointerEnter: () => setHeld(true),
      onPointerLeave: () => setHeld(false),
      onFocus: () => setHeld(true),
      onBlur: () => setHeld(false),
    },
  }
}
