import { useTranslation } from 'react-i18next'
import { drawSeam, SEAM_KINDS, type SeamDrawing } from './seamGeometry.ts'
import { useRun } from './useRun.ts'
import { useWidth } from './useWidth.ts'

/** What a seam takes. */
export interface SeamProps {
  /** -1 not begun, 0 waiting for the first word, 2.5 two done and half the evidence of the third, 4 all. */
  steps: number
  kind?: keyof typeof SEAM_KINDS
  /** How far an earlier mend reached, for a case that was opened again. */
  old?: number
  /** Fixed width in px; without it the seam fills its place (rows are 48). */
  width?: number
}

/** The seam: a crack that fills with gold as the four steps are done. */
export function Seam(props: SeamProps) {
  const kind = props.kind ?? 'row'
  const fixed = props.width ?? (kind === 'row' ? 48 : undefined)
  const [place, measured] = useWidth(fixed === undefined)
  const steps = useRun(props.steps)
  const width = fixed ?? measured
  const height = SEAM_KINDS[kind].height
  const label = useSeamLabel(props.steps)
  if (fixed !== undefined) return <Drawn {...{ width, height, label }} of={drawn(props, steps, width)} />
  return (
    <div ref={place} style={{ height }}>
      {width > 0 ? <Drawn {...{ width, height, label }} of={drawn(props, steps, width)} /> : null}
    </div>
  )
}

const drawn = (props: SeamProps, steps: number, width: number) =>
  drawSeam({ ...SEAM_KINDS[props.kind ?? 'row'], width }, steps, props.old)

function useSeamLabel(steps: number): string {
  const { t } = useTranslation('web')
  return t('seam.done', { done: Math.max(0, Math.floor(steps)) })
}

function Drawn(props: { of: SeamDrawing; width: number; height: number; label: string }) {
  const { of, width, height } = props
  return (
    <svg
      className="seam"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={props.label}
    >
      <path className="crack" d={of.crack} />
      {of.veins.map((vein) => (
        <path key={vein.d} className={vein.mended ? 'crack vein mended' : 'crack vein'} d={vein.d} />
      ))}
      {of.old ? <path className="old" d={of.old} /> : null}
      {of.gold ? <path className="gold" d={of.gold} /> : null}
      {of.lit ? <path className="lit" d={of.lit} /> : null}
      {of.beads.map((bead) => (
        <Bead key={bead.x} x={bead.x} y={height / 2} state={bead.state} />
      ))}
    </svg>
  )
}

function Bead(props: { x: number; y: number; state: 'done' | 'current' | 'todo' }) {
  const { x, y, state } = props
  if (state === 'todo') return <circle className="todo" cx={x} cy={y} r="4" />
  if (state === 'current')
    return (
      <>
        <circle className="ring" cx={x} cy={y} r="5.5" />
        <circle className="bead" cx={x} cy={y} r="2.2" />
      </>
    )
  return (
    <>
      <circle className="bead" cx={x} cy={y} r="5.5" />
      <path className="tick" d={`M${x - 2.4} ${y + 0.2}l1.7 1.8l3.2 -3.6`} />
    </>
  )
}
