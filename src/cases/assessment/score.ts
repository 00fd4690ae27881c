import { DEFAULT_POINTS, type Points } from './points.ts'
import type { Band, Factor, Gates, PriorFailure, Situation } from './schema.ts'

/** One reason the score is what it is; zero points are reasons too. */
export interface Contribution {
  readonly factor: Factor
  readonly points: number
}

/** How well this can still be made good, 0 to 100, with every reason. Contributions sum to the score. */
export interface Recoverability {
  readonly score: number
  readonly band: Band
  readonly gates: Gates
  /** Share of the six facts that are known. */
  readonly confidence: number
  readonly contributions: readonly Contribution[]
  readonly pointsVersion: number
}

/** Judges the situation only, not the people: it routes effort and never touches restitution or timers. */
export function scoreRecoverability(situation: Situation, points: Points = DEFAULT_POINTS): Recoverability {
  const open = [...reasons(situation, points)]
  const contributions = [...open, ...limits(situation, points, total(open))]
  const score = total(contributions)
  return {
    score,
    band: bandOf(situation, score, points),
    gates: gatesOf(situation, points),
    confidence: confidenceOf(situation),
    contributions,
    pointsVersion: points.version,
  }
}

/** The four paradox conditions. All four holding is a hint, never a promise: in studies it was real but rare. */
export function gatesOf(situation: Situation, points: Points = DEFAULT_POINTS): Gates {
  return {
    severity: situation.severity === 'S1' || situation.severity === 'S2',
    priorFailure: counted(situation, points).length === 0,
    stability: situation.stability === 'one-off',
    control: situation.control === 'low',
  }
}

/** Earlier failures that still count: a year by default, because their damage was found to be short-lived. */
function counted({ priorFailures }: Situation, points: Points): PriorFailure[] {
  return priorFailures.filter(({ daysAgo }) => daysAgo <= points.priorDays.half)
}

function reasons(situation: Situation, points: Points): Contribution[] {
  const priors = counted(situation, points)
  return [
    { factor: 'start', points: 100 },
    { factor: 'severity', points: points.severity[situation.severity] },
    { factor: 'prior-failures', points: priorPoints(priors, points) },
    { factor: 'same-cause', points: priors.some((p) => p.sameCause) ? points.sameCause : 0 },
    {
      factor: 'failed-recovery',
      points: priors.some((p) => p.recovered === false) ? points.failedRecovery : 0,
    },
    { factor: 'stability', points: points.stability[situation.stability] },
    { factor: 'control', points: points.control[situation.control] },
    { factor: 'failure-kind', points: points.failureKind[situation.failureKind] },
    { factor: 'relationship', points: points.relationship[situation.relationship] },
  ]
}

function priorPoints(priors: PriorFailure[], { priorDays, priorFailures }: Points): number {
  // Counted in halves, so that no fraction is compared.
  const halves = priors.reduce((sum, { daysAgo }) => sum + (daysAgo <= priorDays.full ? 2 : 1), 0)
  if (halves === 0) return 0
  if (halves < 2) return priorFailures.underOne
  return halves < 4 ? priorFailures.underTwo : priorFailures.twoOrMore
}

/** S5 is capped first (its aim is fair closure), then the score is kept within 0 and 100. */
function limits({ severity }: Situation, { s5Cap }: Points, open: number): Contribution[] {
  const capped = severity === 'S5' ? Math.min(open, s5Cap) : open
  const kept = Math.min(100, Math.max(0, capped))
  const found: Contribution[] = []
  if (capped !== open) found.push({ factor: 's5-cap', points: capped - open })
  if (kept !== capped) found.push({ factor: 'clamp', points: kept - capped })
  return found
}

/** S5 is a specialist's whatever the score: a person owns it at once. */
function bandOf({ severity }: Situation, score: number, { bands }: Points): Band {
  if (severity === 'S5' || score < bands.leadInformed) return 'specialist'
  return score >= bands.standard ? 'standard' : 'lead informed'
}

/** Severity and the list of earlier failures (an empty list is knowledge too) are always known. */
function confidenceOf(situation: Situation): number {
  const facts = [situation.stability, situation.control, situation.failureKind, situation.relationship]
  return (2 + facts.filter((fact) => fact !== 'unknown').length) / 6
}

const total = (all: readonly Contribution[]): number => all.reduce((sum, { points }) => sum + points, 0)
