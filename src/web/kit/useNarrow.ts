import { useSyncExternalStore } from 'react'

/** Under 820 px the queue and the case are two screens; up to 1180 the side column is a sheet. */
const NARROW = 820
const SIDE_AS_SHEET = 1181

/** Whether the window is under a width; follows it. */
export function useUnder(width: number): boolean {
  const media = matchMedia(`(max-width: ${width - 1}px)`)
  return useSyncExternalStore(
    (changed) => {
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => media.matches,
  )
}

/** Whether this is a phone or as narrow as one. */
export const useNarrow = () => useUnder(NARROW)

/** Whether the side column has to become a sheet. */
export const useSideAsSheet = () => useUnder(SIDE_AS_SHEET)
