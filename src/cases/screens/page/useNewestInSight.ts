import { useEffect, useRef } from 'react'

/** Half a line: who stands here reads the newest. */
const NEAR_THE_END_PX = 12

/** Keeps the end of a box in sight: when a line is added, and when what stands below grows, unless one has scrolled up. */
export function useNewestInSight(count: number) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    const { current } = place
    if (!current || count === 0) return
    const toEnd = () => {
      current.scrollTop = current.scrollHeight
    }
    let atEnd = true
    const look = () => {
      atEnd = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_THE_END_PX
    }
    toEnd()
    const watch = new ResizeObserver(() => atEnd && toEnd())
    watch.observe(current)
    current.addEventListener('scroll', look, { passive: true })
    return () => {
      watch.disconnect()
      current.removeEventListener('scroll', look)
    }
  }, [count])
  return place
}
