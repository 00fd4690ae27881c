import type { Setting } from '../platform/settings/index.ts'
import { type Catalogue, catalogueSchema, DEFAULT_CATALOGUE } from './catalogue.ts'
import { DEFAULT_RATES, type Rates, ratesSchema } from './rates.ts'

/** What is owed and added for what, as the organisation set it. */
export const RATES: Setting<Rates> = { name: 'rates', schema: ratesSchema, shipped: DEFAULT_RATES }

/** What the organisation is willing to give. */
export const CATALOGUE: Setting<Catalogue> = {
  name: 'catalogue',
  schema: catalogueSchema,
  shipped: DEFAULT_CATALOGUE,
}
