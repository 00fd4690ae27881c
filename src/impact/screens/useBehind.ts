import { useState } from 'react'
import type { Which } from './shapes.ts'

/** Which figure's cases are open, and of which group alone. */
export interface BehindWhich extends Which {
  only: Record<string, string>
}

/** Opens the cases behind a figure. */
export type OpenBehind = (which: Which, only?: Record<string, string>) => void

/** The sheet of cases behind a figure: which it shows, how to open it, how to close it. */
export function useBehind(): [BehindWhich | undefined, OpenBehind, () => void] {
  const [which, setWhich] = useState<BehindWhich>()
  return [which, (asked, only = {}) => setWhich({ ...asked, only }), () => setWhich(undefined)]
}
