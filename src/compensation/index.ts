export { type Catalogue, catalogueSchema, DEFAULT_CATALOGUE } from './catalogue.ts'
export { recordOfferAnswer } from './decideOffer.ts'
export { type FairnessBand, fairnessBand, type GivenBefore } from './fairness.ts'
export { judgeOffer, type OfferJudgement, type ProposedOffer } from './judgeOffer.ts'
export { DEFAULT_RATES, type Rates, ratesSchema } from './rates.ts'
export { recommend, type Terms } from './recommend.ts'
export {
  type Loss,
  lossSchema,
  type Recommendation,
  recommendationSchema,
  type Warning,
} from './recommendSchema.ts'
export { openCompensationRoom } from './room.ts'
export { type ShownOffer, shownOffer } from './shownOffer.ts'
export { gapToAsked, promisedAlready, riseToPromise } from './standing.ts'
export { type OfferRow, offersOf, waitingOffers } from './store.ts'
export { stands } from './tellOffer.ts'
export type { OfferStories } from './writeOffers.ts'
