import { Matrix, solve } from 'ml-matrix'
import { type MeanTest, tTest } from './t-tests.ts'

/** One row: what is known about it (without the constant), whether it happened, and how much it counts (1). */
export interface LogisticRow {
  x: readonly number[]
  y: boolean
  weight?: number
}

/** A fitted logistic regression; the constant comes first. */
export interface LogisticFit {
  coefficients: number[]
  standardErrors: number[]
  /** Penalised log likelihood did not move any more. False means the data separate: use a ridge. */
  converged: boolean
  /** Chance of yes for a row's x. */
  chance: (x: readonly number[]) => number
}

const sigmoid = (eta: number): number => 1 / (1 + Math.exp(-eta))

/**
 * Logistic regression by iteratively reweighted least squares. `ridge` adds ridge / 2 times the squared coefficients
 * to the negative log likelihood, never for the constant; 0 is maximum likelihood.
 */
export function fitLogistic(rows: readonly LogisticRow[], ridge = 0): LogisticFit {
  const width = (rows[0]?.x.length ?? 0) + 1
  let coefficients = new Array<number>(width).fill(0)
  let converged = false
  for (let i = 0; i < 60 && !converged; i++) {
    const { gradient, information } = derivatives(rows, coefficients, ridge)
    const step = solve(information, Matrix.columnVector(gradient)).to1DArray()
    // Halving a long step keeps the first iterations from overshooting into 0 and 1.
    const longest = Math.max(...step.map(Math.abs))
    const scale = longest > 5 ? 5 / longest : 1
    coefficients = coefficients.map((c, j) => c + scale * (step[j] as number))
    converged = longest < 1e-10 * Math.max(1, ...coefficients.map(Math.abs))
  }
  const { information } = derivatives(rows, coefficients, ridge)
  const covariance = solve(information, Matrix.eye(width, width))
  const standardErrors = coefficients.map((_, j) => Math.sqrt(covariance.get(j, j)))
  return { coefficients, standardErrors, converged, chance: (x) => sigmoid(linear(coefficients, x)) }
}

/** Wald interval of one coefficient (a log odds ratio); 0 is the constant. */
export function coefficientTest(fit: LogisticFit, index: number): MeanTest {
  const mean = fit.coefficients[index]
  const error = fit.standardErrors[index]
  if (mean === undefined || error === undefined) throw new RangeError(`no coefficient ${index}`)
  // A t with a million degrees of freedom is the normal distribution to seven digits.
  return tTest({ mean, variance: error * error, degrees: 1e6 })
}

function linear(coefficients: readonly number[], x: readonly number[]): number {
  let eta = coefficients[0] as number
  for (const [j, value] of x.entries()) eta += value * (coefficients[j + 1] as number)
  return eta
}

function derivatives(rows: readonly LogisticRow[], coefficients: readonly number[], ridge: number) {
  const width = coefficients.length
  const gradient = coefficients.map((c, j) => (j === 0 ? 0 : -ridge * c))
  const information = Matrix.zeros(width, width)
  for (let j = 1; j < width; j++) information.set(j, j, ridge)
  for (const { x, y, weight = 1 } of rows) {
    const p = sigmoid(linear(coefficients, x))
    const spread = weight * Math.max(p * (1 - p), 1e-12)
    for (let j = 0; j < width; j++) {
      const left = j === 0 ? 1 : (x[j - 1] as number)
      gradient[j] = (gradient[j] as number) + weight * ((y ? 1 : 0) - p) * left
      for (let k = 0; k < width; k++)
        information.set(j, k, information.get(j, k) + spread * left * (k === 0 ? 1 : (x[k - 1] as number)))
    }
  }
  return { gradient, information }
}
