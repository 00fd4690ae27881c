import { useEffect, useRef, useState } from 'react'

// Gold runs along a finished step in 900 ms; taken back, it is gone in 180.
const RUN_MS = 900
const UNDO_MS = 180

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** The shape of cubic-bezier(.2, .7, .2, 1) closely enough for a line that settles: fast away, slow in. */
const settle = (share: number) => 1 - (1 - share) ** 3.2

/** A number that runs to its new value instead of jumping; where motion is unwelcome, and at first, it jumps. */
export function useRun(target: number): number {
  const [shown, setShown] = useState(target)
  const from = useRef(target)
  useEffect(() => {
    const start = from.current
    if (start === target) return
    const length = still() ? 0 : target > start ? RUN_MS : UNDO_MS
    const began = performance.now()
    let frame = requestAnimationFrame(function step(now) {
      const share = length === 0 ? 1 : Math.min(1, Math.max(0, now - began) / length)
      from.current = share === 1 ? target : start + (target - start) * settle(share)
      setShown(from.current)
      if (share < 1) frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }, [target])
  return shown
}
