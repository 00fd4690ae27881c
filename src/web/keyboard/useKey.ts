import { useEffect, useRef } from 'react'
import { addHotkey } from './registry.ts'

/** Puts a key on the desk while the caller is on screen. Undefined combination or action = no key. */
export function useKey(combo: string | undefined, run: (() => void) | undefined, says?: string): void {
  const latest = useRef(run)
  latest.current = run
  const active = combo !== undefined && run !== undefined
  useEffect(() => {
    if (!active || combo === undefined) return
    return addHotkey({ combo, run: () => latest.current?.(), says })
  }, [active, combo, says])
}
