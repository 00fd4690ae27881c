import { type ClockFigures, type ClockTally, measureClock } from './clocks.ts'
import type { GivenLaw } from './expectation.ts'
import { type GroupImpact, measureGroups } from './groups.ts'
import { type Impact, measureImpact } from './measure.ts'
import type { Rollup } from './rollup.ts'

/**
 * Clocks that are never mixed, with their target in seconds: alert delivered, alert answered, customer reached (from
 * detection; 24 hours is the hard limit, R3), customer reached counted from when it happened.
 */
export const CLOCKS = {
  timeToAlert: 60,
  timeToAnswer: 15 * 60,
  timeToContact: 24 * 3600,
  occurrenceToContact: 24 * 3600,
} as const

/** Name of a clock in reports. */
export type ClockName = keyof typeof CLOCKS

/** The public object of GET /api/v1/impact. */
export interface ImpactReport extends Impact {
  bySite: GroupImpact[]
  byTeam: GroupImpact[]
  byCause: GroupImpact[]
  clocks: Record<ClockName, ClockFigures & { targetSeconds: number }>
}

/** The whole measurement of a period from its roll-ups. */
export function impactReport(
  rollup: Rollup,
  clocks: Record<ClockName, ClockTally>,
  given?: GivenLaw,
): ImpactReport {
  const clock = (name: ClockName) => ({
    ...measureClock(clocks[name], CLOCKS[name]),
    targetSeconds: CLOCKS[name],
  })
  return {
    ...measureImpact(rollup.whole, given),
    bySite: measureGroups(rollup.groups.site, { given, teachers: rollup.whole }),
    byTeam: measureGroups(rollup.groups.team, { given, teachers: rollup.whole }),
    byCause: measureGroups(rollup.groups.cause, { given, teachers: rollup.whole }),
    clocks: {
      timeToAlert: clock('timeToAlert'),
      timeToAnswer: clock('timeToAnswer'),
      timeToContact: clock('timeToContact'),
      occurrenceToContact: clock('occurrenceToContact'),
    },
  }
}
