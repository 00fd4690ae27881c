import { areaUnderCurve, type Figure, figure, type Scored } from '../evaluate/metrics.ts'
import type { Trial } from './choose.ts'
import { sigmoid } from './fit.ts'

/** A share with how many it is of; under ten only the counts are worth saying. */
export interface Counted {
  k: number
  n: number
}

/** How well one reading did on messages it had not learnt from. */
export interface ReadingQuality {
  /** Mean squared distance from what the customer's own rating said; 0 is perfect, .25 is a coin. */
  brier: Figure
  logLoss: Figure
  /** Of an unhappy and another message: how often the unhappy one reads unhappier. */
  auc: Figure
  /** At the threshold: of those read as unhappy, how many were; of the unhappy, how many were found. */
  right: Counted
  found: Counted
}

/** The last rated messages, each judged before it was learnt from. */
export interface Quality {
  n: number
  unhappy: number
  /** Null while there are fewer than ten unhappy or ten other ones: then the counts are all there is to say. */
  shipped: ReadingQuality | null
  answered: ReadingQuality | null
}

const FEWEST = 10

/** How good reading is now on the organisation's own data: as shipped, and as it was answered at the time. */
export function qualityOf(trials: readonly Trial[], threshold: number): Quality {
  const unhappy = trials.filter((trial) => trial.unhappy).length
  const enough = unhappy >= FEWEST && trials.length - unhappy >= FEWEST
  const of = (logit: (trial: Trial) => number) =>
    enough
      ? readingQuality(
          trials.map((trial) => scored(trial, logit)),
          threshold,
        )
      : null
  return {
    n: trials.length,
    unhappy,
    shipped: of(({ base }) => base),
    answered: of(({ answered }) => answered),
  }
}

const scored = (trial: Trial, logit: (trial: Trial) => number): Scored => ({
  score: sigmoid(logit(trial)),
  negative: trial.unhappy,
})

function readingQuality(rows: readonly Scored[], threshold: number): ReadingQuality {
  const read = rows.filter(({ score }) => score >= threshold)
  const right = read.filter(({ negative }) => negative).length
  return {
    brier: figure(rows, (some) => mean(some, squared)),
    logLoss: figure(rows, (some) => mean(some, loss)),
    auc: figure(rows, areaUnderCurve),
    right: { k: right, n: read.length },
    found: { k: right, n: rows.filter(({ negative }) => negative).length },
  }
}

const mean = (rows: readonly Scored[], of: (row: Scored) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0) / rows.length

const squared = ({ score, negative }: Scored): number => (score - (negative ? 1 : 0)) ** 2

const loss = ({ score, negative }: Scored): number => -Math.log(Math.max(1e-9, negative ? score : 1 - score))
