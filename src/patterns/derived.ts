const DAY = 86_400

/** Bands of time since somebody was hired: most is learnt in the first half year. */
export const TENURE_BANDS = [
  'under 1 month',
  '1 to 3 months',
  '3 to 12 months',
  '1 to 3 years',
  'over 3 years',
] as const
const TENURE_DAYS = [30, 91, 365, 1096]

/** The band at the time of an interaction; undefined where nobody knows since when, or it was before the hiring. */
export function tenureBand(
  hiredAt: number | undefined,
  at: number,
): (typeof TENURE_BANDS)[number] | undefined {
  if (hiredAt === undefined || at < hiredAt) return undefined
  const days = (at - hiredAt) / DAY
  const band = TENURE_DAYS.findIndex((limit) => days < limit)
  return TENURE_BANDS[band === -1 ? TENURE_DAYS.length : band]
}

/** Phases after a release: the first days, the first week, the second, and then it is simply the product. */
export const RELEASE_PHASES = ['days 0 to 2', 'days 3 to 6', 'days 7 to 13', 'day 14 on'] as const
const RELEASE_DAYS = [3, 7, 14]

/** The phase of a component's latest release at that time; undefined before its first. `releases` ascending. */
export function releasePhase(
  releases: readonly number[],
  at: number,
): (typeof RELEASE_PHASES)[number] | undefined {
  const latest = releases.findLast((release) => release <= at)
  if (latest === undefined) return undefined
  const phase = RELEASE_DAYS.findIndex((limit) => (at - latest) / DAY < limit)
  return RELEASE_PHASES[phase === -1 ? RELEASE_DAYS.length : phase]
}

/** Whether a module was done when the interaction happened, not whether it has been since. */
export const hadCompleted = (completedAt: number | undefined, at: number): boolean =>
  completedAt !== undefined && completedAt <= at

/** The hour of the shift, from 0; undefined outside one. */
export const hourOfShift = (
  shift: { from: number; to: number } | undefined,
  at: number,
): number | undefined =>
  shift && at >= shift.from && at < shift.to ? Math.floor((at - shift.from) / 3600) : undefined
