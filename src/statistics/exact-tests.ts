import { binomial } from './counts.ts'
import { type HypergeometricLaw, hypergeometric } from './hypergeometric.ts'

/** People who changed: from unhappy to happy, and the other way. */
export interface Changed {
  better: number
  worse: number
}

/** Exact McNemar test of a yes-no answer before and after by the same people: two-sided sign test on those who changed. */
export function mcnemarExact({ better, worse }: Changed): number {
  if (better === worse) return 1
  const n = better + worse
  return Math.min(1, 2 * binomial.atMost(Math.min(better, worse), { n, p: 0.5 }))
}

/** Two groups, each with a yes and a no count. */
export interface TwoByTwo {
  firstYes: number
  firstNo: number
  secondYes: number
  secondNo: number
}

/** What Fisher's exact test says about a two-by-two table with its margins fixed. */
export interface FisherResult {
  /** Two-sided: all tables no more likely than this one (with R's tolerance of 1e-7). */
  p: number
  /** One-sided: the first group says yes at least this often. */
  pMore: number
  /** One-sided: the first group says yes at most this often. */
  pLess: number
  /** Conditional maximum likelihood estimate, as R reports; 0 or Infinity at the edge. */
  oddsRatio: number
}

/** Fisher's exact test. */
export function fisherExact(table: TwoByTwo): FisherResult {
  const { firstYes, firstNo, secondYes, secondNo } = table
  const law = { marked: firstYes + secondYes, unmarked: firstNo + secondNo, drawn: firstYes + firstNo }
  const { from, logMasses } = support(law)
  const observed = logMasses[firstYes - from] as number
  let p = 0
  for (const l of logMasses) if (l <= observed + Math.log1p(1e-7)) p += Math.exp(l)
  return {
    p: Math.min(1, p),
    pMore: hypergeometric.atLeast(firstYes, law),
    pLess: hypergeometric.atMost(firstYes, law),
    oddsRatio: conditionalOdds(firstYes, from, logMasses),
  }
}

function support(law: HypergeometricLaw): { from: number; logMasses: number[] } {
  const from = Math.max(0, law.drawn - law.unmarked)
  const to = Math.min(law.marked, law.drawn)
  return {
    from,
    logMasses: Array.from({ length: to - from + 1 }, (_, i) => hypergeometric.logMass(from + i, law)),
  }
}

/** The odds ratio at which the expected count is the observed one, by halving on the logarithm. */
function conditionalOdds(count: number, from: number, logMasses: readonly number[]): number {
  if (count === from) return 0
  if (count === from + logMasses.length - 1) return Number.POSITIVE_INFINITY
  let low = -60
  let high = 60
  for (let i = 0; i < 200 && high - low > 1e-16 * Math.abs(low + high); i++) {
    const middle = (low + high) / 2
    if (tiltedMean(middle, from, logMasses) < count) low = middle
    else high = middle
  }
  return Math.exp((low + high) / 2)
}

function tiltedMean(logOdds: number, from: number, logMasses: readonly number[]): number {
  const logs = logMasses.map((l, i) => l + i * logOdds)
  const top = Math.max(...logs)
  let weight = 0
  let sum = 0
  for (const [i, l] of logs.entries()) {
    const w = Math.exp(l - top)
    weight += w
    sum += w * (from + i)
  }
  return sum / weight
}
