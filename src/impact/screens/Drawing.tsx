import type { ReactNode } from 'react'
import { useWidth } from '../../web/kit/index.ts'
import type { Picture, Shape } from '../drawing/shapes.ts'
import css from './Drawing.module.css'

/** A picture as wide as its place; it says its finding to whoever does not see it. */
export function Drawing(props: { says: string; height: number; draw: (width: number) => Picture }) {
  const [place, width] = useWidth()
  const picture = width > 0 ? props.draw(width) : undefined
  return (
    <div ref={place} className={css.place} style={{ minHeight: props.height }}>
      {picture ? (
        <svg
          className={`chart ${css.picture}`}
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          width={picture.width}
          height={picture.height}
          role="img"
          aria-label={props.says}
        >
          {picture.shapes.map((shape, i) => (
            // A picture is drawn anew as a whole: its marks have no life of their own.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Mark key={i} shape={shape} />
          ))}
        </svg>
      ) : null}
    </div>
  )
}

function Mark({ shape }: { shape: Shape }): ReactNode {
  switch (shape.kind) {
    case 'line': {
      const points = shape.points.map((point) => point.map((each) => each.toFixed(1)).join(',')).join(' ')
      return shape.closed ? (
        <polygon className={css[shape.look]} points={points} />
      ) : (
        <polyline className={`${css.line} ${css[shape.look]}`} points={points} />
      )
    }
    case 'box':
      return (
        <rect
          className={css[shape.look]}
          x={shape.x}
          y={shape.y}
          width={Math.max(0, shape.width)}
          height={shape.height}
          rx={2}
        />
      )
    case 'dot':
      return <circle className={`${css.dot} ${css[shape.look]}`} cx={shape.x} cy={shape.y} r={shape.radius} />
    case 'text':
      return (
        <text className={css[`word-${shape.word}`]} x={shape.x} y={shape.y} textAnchor={shape.anchor}>
          {shape.text}
        </text>
      )
  }
}
