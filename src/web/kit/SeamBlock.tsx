import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Seam } from './Seam.tsx'
import { useNarrow } from './useNarrow.ts'
import { useWidth } from './useWidth.ts'

const STEPS = ['acknowledge', 'understand', 'solve', 'follow-up'] as const

/** The case's four steps with the seam over them. `below` = one short line a step ("Offer by 12:10"), in their order. */
export function SeamBlock(props: { steps: number; old?: number; below?: readonly ReactNode[] }) {
  const { t } = useTranslation('web')
  const narrow = useNarrow()
  const [place, width] = useWidth()
  // Four full labels want 150 px each; a narrower case says "Solve" instead of "Solve, and a bit more".
  const short = width < 620
  const current = Math.floor(props.steps)
  return (
    <div className="seam-block" ref={place}>
      <Seam kind={narrow ? 'phone' : 'case'} steps={props.steps} old={props.old} />
      <ol className={width < 340 ? 'steps tight' : 'steps'}>
        {STEPS.map((step, i) => (
          <li
            key={step}
            className={i > current ? 'todo' : undefined}
            aria-current={i === current ? 'step' : undefined}
          >
            <b>{t(short ? `stepShort.${step}` : `step.${step}`)}</b>
            <span className="meta num">{props.below?.[i]}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** How far the gold reaches for a case's state; `evidence` is the share of the current step's, 0 to 1. */
export function seamSteps(status: string, evidence = 0): number {
  const done = ['open', 'acknowledged', 'understood', 'solved', 'followed-up'].indexOf(status)
  if (status === 'closed' || done === 4) return 4
  return done < 0 ? -1 : done + Math.min(Math.max(evidence, 0), 0.96)
}
