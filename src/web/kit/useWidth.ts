import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** The width of an element in px, followed as it changes; 0 until it is on screen, and always when `on` is false. */
export function useWidth(on = true): [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = place.current
    if (!on || !element) return
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [on])
  return [place, width]
}
