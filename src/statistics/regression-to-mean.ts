import { normal } from './normal.ts'

/** A population of ratings: mean, standard deviation, and the correlation of two ratings by the same person. */
export interface RetestLaw {
  mean: number
  sd: number
  retest: number
}

/** The next rating to expect from somebody who gave `before`, if nothing is done: mean + retest (before - mean). */
export const expectedNext = (before: number, { mean, retest }: Omit<RetestLaw, 'sd'>): number =>
  mean + retest * (before - mean)

/**
 * Rise to expect, doing nothing, among people chosen because they rated `cut` or less: sd (1 - retest) phi(z) / Q(z),
 * z = (mean - cut) / sd (Barnett, van der Pols and Dobson 2005), in rating points.
 */
export function expectedRise(cut: number, { mean, sd, retest }: RetestLaw): number {
  const z = (mean - cut) / sd
  return sd * (1 - retest) * Math.exp(Math.log(normal.density(z)) - normal.logUpper(z))
}
