import digammaOfStdlib from '@stdlib/math-base-special-digamma'
import gammalnOfStdlib from '@stdlib/math-base-special-gammaln'
import normalOfStdlib from '@stdlib/stats-base-dists-normal'

// The only file that imports @stdlib (CommonJS). What stays out and why: docs/decisions/0050-own-tails.md.

/** ln |Gamma(x)|. */
export const logGamma: (x: number) => number = gammalnOfStdlib

/** Psi(x), the derivative of ln Gamma. */
export const digamma: (x: number) => number = digammaOfStdlib

/** P(Z <= z) of the standard normal; right to 8e-15 down to z = -37 (measured against R). */
export const standardNormalLower = (z: number): number => normalOfStdlib.cdf(z, 0, 1)

/** Standard normal quantile; -Infinity below about 1e-17, so normal.ts refines it from another start there. */
export const standardNormalQuantile = (p: number): number => normalOfStdlib.quantile(p, 0, 1)
