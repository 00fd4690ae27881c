import type { ReactNode } from 'react'

/** One person's load against a mark: over the mark it turns to full ink. Shares of the whole scale, 0 to 1. */
export function LoadBar(props: { name: ReactNode; share: number; mark: number; says: ReactNode }) {
  const over = props.share > props.mark
  return (
    <div className={over ? 'load over' : 'load'}>
      <span className="clip">{props.name}</span>
      <span className="track" aria-hidden="true">
        <i style={{ width: `${100 * Math.min(1, props.share)}%` }} />
        <u style={{ left: `${100 * props.mark}%` }} />
      </span>
      <span className="num">{props.says}</span>
    </div>
  )
}
