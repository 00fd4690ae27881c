import { type Chance, clopperPearson } from '../../statistics/index.ts'

/** What a trial must show: approximate intervals 93-97 %, exact ones and quiet verdicts at least 95 % less chance. */
export type Promise = 'approximate' | 'exact' | 'quiet'

/** One method in one world, at a stated size. */
export interface Trial {
  method: string
  world: string
  promise: Promise
  /** Prepares what all runs share (the truth), then says for each run which share of its intervals held. */
  prepare: (chance: Chance) => (chance: Chance) => { held: number; raw?: number }
}

/** What came out. */
export interface TrialResult {
  method: string
  world: string
  promise: Promise
  runs: number
  share: number
  low: number
  high: number
  /** What a plain comparison would have claimed, on average: the raw rise, or the raw difference of the arms. */
  raw: number | undefined
  kept: boolean
}

/** Runs one trial `runs` times. */
export function runTrial(trial: Trial, { runs, chance }: { runs: number; chance: Chance }): TrialResult {
  const run = trial.prepare(chance)
  let [held, raw, withRaw] = [0, 0, 0]
  for (let i = 0; i < runs; i++) {
    const outcome = run(chance)
    held += outcome.held
    if (outcome.raw === undefined) continue
    raw += outcome.raw
    withRaw++
  }
  const share = held / runs
  const { low, high } = clopperPearson({ k: Math.round(held), n: runs })
  const { method, world, promise } = trial
  const kept = keeps(promise, share, runs)
  return { method, world, promise, runs, share, low, high, raw: withRaw ? raw / withRaw : undefined, kept }
}

/** One simulation error of a true 95 %. */
const simulationError = (runs: number): number => Math.sqrt((0.95 * 0.05) / runs)

/**
 * The promise at this number of runs. Below a thousand every bound is three simulation errors wide: thirty-six trials
 * with two errors each would cry wolf in half of all seeds.
 */
function keeps(promise: Promise, share: number, runs: number): boolean {
  const error = simulationError(runs)
  switch (promise) {
    case 'approximate':
      return Math.abs(share - 0.95) <= (runs < 1000 ? Math.max(0.02, 3 * error) : 0.02)
    case 'exact':
      return share >= 0.95 - 3 * error
    case 'quiet':
      return share >= 0.95 - (runs < 1000 ? 3 : 2) * error
  }
}
