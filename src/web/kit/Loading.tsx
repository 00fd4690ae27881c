import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Seam } from './Seam.tsx'

// Under 150 ms a shape is a flicker; after 3 s people want to know that it is not their machine.
const QUIET_MS = 150
const SLOW_MS = 3000

/** Nothing for 150 ms, then the still shape of what comes; after 3 s one line. No shimmer. */
export function Loading(props: { shape?: ReactNode }) {
  const { t } = useTranslation('web')
  const waited = useWaited()
  if (waited < QUIET_MS) return null
  return (
    <div className="loading" aria-busy="true">
      <span className="sr" role="status">
        {t('loading.now')}
      </span>
      {props.shape ?? <Lines count={5} />}
      {waited >= SLOW_MS ? <p className="meta">{t('loading.slow')}</p> : null}
    </div>
  )
}

function useWaited(): number {
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    const timers = [QUIET_MS, SLOW_MS].map((at) => setTimeout(setWaited, at, at))
    return () => timers.forEach(clearTimeout)
  }, [])
  return waited
}

const WIDTHS = [88, 72, 80, 64, 76]

/** Bars in the place of lines. */
export function Lines(props: { count: number }) {
  return (
    <div className="stack">
      {Array.from({ length: props.count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike and never move
        <Shape key={i} width={`${WIDTHS[i % WIDTHS.length]}%`} />
      ))}
    </div>
  )
}

/** One bar. */
export function Shape(props: { width?: string | number; height?: number }) {
  return <span className="shape" style={{ width: props.width ?? '100%', height: props.height ?? 12 }} />
}

/** A case to come: its title as a bar, and the real crack, for every case has the same one. */
export function CaseShape() {
  return (
    <div className="case-shape">
      <Shape width={240} height={18} />
      <div aria-hidden="true">
        <Seam kind="case" steps={-1} />
      </div>
      <Shape height={40} />
      <Lines count={5} />
    </div>
  )
}
