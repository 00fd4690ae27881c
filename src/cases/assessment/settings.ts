import type { Setting } from '../../platform/settings/index.ts'
import { DEFAULT_POINTS, type Points, pointsSchema } from './points.ts'
import { DEFAULT_WORTH, type WorthTerms, worthSchema } from './worth.ts'

/** The points of the score, as the organisation set them. */
export const POINTS: Setting<Points> = { name: 'points', schema: pointsSchema, shipped: DEFAULT_POINTS }

/** What is assumed to say what a customer is worth. */
export const WORTH: Setting<WorthTerms> = { name: 'worth', schema: worthSchema, shipped: DEFAULT_WORTH }
