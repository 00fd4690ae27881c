import { Matrix, solve } from 'ml-matrix'

/** One row: what is known about it (without the constant), the outcome, and how much it counts (1). */
export interface OutcomeRow {
  x: readonly number[]
  y: number
  weight?: number
}

/** Weighted least squares with a constant; returns the prediction. A tiny ridge keeps columns that never vary harmless. */
export function fitLeastSquares(rows: readonly OutcomeRow[]): (x: readonly number[]) => number {
  const width = (rows[0]?.x.length ?? 0) + 1
  const left = Matrix.zeros(width, width)
  const right = Matrix.zeros(width, 1)
  for (const { x, y, weight = 1 } of rows) {
    const row = [1, ...x]
    for (const [j, a] of row.entries()) {
      right.set(j, 0, right.get(j, 0) + weight * a * y)
      for (const [k, b] of row.entries()) left.set(j, k, left.get(j, k) + weight * a * b)
    }
  }
  // 1e-10 of the diagonal: far below any digit shown, and enough for a column of zeros to be solvable.
  for (let j = 0; j < width; j++) left.set(j, j, left.get(j, j) * (1 + 1e-10) + 1e-10)
  const coefficients = solve(left, right).to1DArray()
  return (x) =>
    x.reduce((sum, value, j) => sum + value * (coefficients[j + 1] as number), coefficients[0] as number)
}
