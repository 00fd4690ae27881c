import assert from 'node:assert/strict'

/** For tests: equal to what R gave, within a relative difference (of the unit where R gave 0). */
export function near(got: number | undefined, wanted: number, within = 1e-9): void {
  assert.ok(got !== undefined, `nothing where ${wanted} was wanted`)
  const error = wanted === 0 ? Math.abs(got) : Math.abs(got / wanted - 1)
  assert.ok(got === wanted || error < within, `${got} where R gives ${wanted}`)
}

/** The same for several numbers in order. */
export function allNear(
  got: readonly (number | undefined)[],
  wanted: readonly number[],
  within = 1e-9,
): void {
  assert.equal(got.length, wanted.length)
  for (const [i, value] of wanted.entries()) near(got[i], value, within)
}
