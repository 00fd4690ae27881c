import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  beta,
  binomial,
  chiSquare,
  digamma,
  fisherF,
  gamma,
  hypergeometric,
  logGamma,
  negativeBinomial,
  normal,
  poisson,
  studentT,
  trigamma,
} from './index.ts'

const rooms: Record<string, unknown> = {
  beta,
  binomial,
  chiSquare,
  digamma,
  fisherF,
  gamma,
  hypergeometric,
  logGamma,
  negativeBinomial,
  normal,
  poisson,
  studentT,
  trigamma,
}

/** One line a case: the R line that made the number, our call, its arguments, the number with 17 digits. */
const golden = readFileSync(new URL('./golden/distributions.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [r, call, args, value] = line.split('\t') as [string, string, string, string]
    return { r, call, args: JSON.parse(args) as unknown[], value: Number(value) }
  })

/** "gamma.upper" of the golden file as the function itself. */
function functionNamed(call: string): (...args: unknown[]) => number {
  const [room, name] = call.split('.') as [string, string | undefined]
  const place = rooms[room]
  const found = name === undefined ? place : (place as Record<string, unknown>)[name]
  assert.equal(typeof found, 'function', `${call} is not a function`)
  return found as (...args: unknown[]) => number
}

const relativeError = (got: number, value: number): number =>
  value === 0 ? Math.abs(got) : Math.abs(got / value - 1)

test('586 tails, masses and quantiles, easy and hard, equal R 4.2.2 to 1e-9', () => {
  assert.equal(golden.length, 586)
  for (const { r, call, args, value } of golden) {
    const got = functionNamed(call)(...args)
    assert.ok(relativeError(got, value) < 1e-9, `${r} is ${value} in R, ${got} here`)
  }
})

test('a tail too small for a double still has its logarithm', () => {
  assert.equal(poisson.atLeast(2000, { mean: 300 }), 0)
  // R: ppois(1999, 300, lower = FALSE, log.p = TRUE)
  assert.ok(relativeError(poisson.logAtLeast(2000, { mean: 300 }), -2098.79698599024) < 1e-12)
})

test('at most k and at least k + 1 are everything', () => {
  const mean = fc.double({ min: 1e-3, max: 1e4, noNaN: true })
  const size = fc.double({ min: 1e-2, max: 1e5, noNaN: true })
  fc.assert(
    fc.property(fc.nat(20_000), mean, size, (k, m, s) => {
      const law = { mean: m, size: s }
      const whole = negativeBinomial.atMost(k, law) + negativeBinomial.atLeast(k + 1, law)
      assert.ok(Math.abs(whole - 1) < 1e-12)
    }),
    { seed: 5, numRuns: 500 },
  )
})

test('a quantile brings back the probability it was asked for', () => {
  const p = fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true })
  const shape = fc.double({ min: 0.5, max: 1e5, noNaN: true })
  fc.assert(
    fc.property(p, shape, shape, (q, a, b) => {
      assert.ok(
        relativeError(gamma.lower(gamma.quantile(q, { shape: a, rate: 2 }), { shape: a, rate: 2 }), q) < 1e-9,
      )
      assert.ok(relativeError(studentT.lower(studentT.quantile(q, a), a), q) < 1e-9)
      // Larger a pushes the quantile to within rounding of 1, where no double can tell.
      const law = { a: 1 + (a % 300), b: 1 + (b % 300) }
      assert.ok(relativeError(beta.lower(beta.quantile(q, law), law), q) < 1e-9)
    }),
    { seed: 7, numRuns: 300 },
  )
})

test('a count quantile is the first count with enough below it', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 0.999999, noNaN: true }),
      fc.double({ min: 0.01, max: 5000, noNaN: true }),
      (p, mean) => {
        const k = poisson.quantile(p, { mean })
        assert.ok(poisson.atMost(k, { mean }) >= p * (1 - 1e-12))
        if (k > 0) assert.ok(poisson.atMost(k - 1, { mean }) < p)
      },
    ),
    { seed: 9, numRuns: 300 },
  )
})
