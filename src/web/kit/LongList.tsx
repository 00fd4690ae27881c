import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'

/** A list of any length: only what is near the window is drawn. `onEnd` asks for more when its end comes near. */
export function LongList(props: {
  label: string
  count: number
  /** Height of a row in px, before it is measured. */
  rowHeight: number
  keyOf: (index: number) => string
  row: (index: number) => ReactNode
  onEnd?: () => void
  /** Index to keep in sight, as when J and K walk. */
  inSight?: number
}) {
  const place = useRef<HTMLElement>(null)
  const list = useVirtualizer({
    count: props.count,
    getScrollElement: () => place.current,
    estimateSize: () => props.rowHeight,
    getItemKey: props.keyOf,
    overscan: 8,
  })
  const rows = list.getVirtualItems()
  const nearEnd = (rows.at(-1)?.index ?? 0) >= props.count - 10
  const { onEnd, inSight } = props
  useEffect(() => {
    if (nearEnd) onEnd?.()
  }, [nearEnd, onEnd])
  useEffect(() => {
    if (inSight !== undefined && inSight >= 0) list.scrollToIndex(inSight, { align: 'auto' })
  }, [inSight, list])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable for who scrolls by keys
    <section className="long-list" ref={place} aria-label={props.label} tabIndex={0}>
      <ul style={{ height: list.getTotalSize() }}>
        {rows.map((row) => (
          <li
            key={row.key}
            ref={list.measureElement}
            data-index={row.index}
            aria-setsize={props.count}
            aria-posinset={row.index + 1}
            style={{ transform: `translateY(${row.start}px)` }}
          >
            {props.row(row.index)}
          </li>
        ))}
      </ul>
    </section>
  )
}
