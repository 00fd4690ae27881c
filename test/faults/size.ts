/** Nightly (`npm run prove faults`) the proofs run at full size; in `npm test` small, so that the suite stays quick. */
export const NIGHTLY = process.env.AMENDS_PROVE === 'nightly'

/** Small in `npm test`, whole in the nightly run. */
export const sized = (small: number, whole: number): number => (NIGHTLY ? whole : small)
