import { type CustomTypesConfig, types } from 'pg'

const TIMESTAMPTZ = 1184
const INT8 = 20
const DATE = 1082

const OURS = new Map<number, (text: string) => unknown>([
  // Instants stay instants from row to screen.
  [TIMESTAMPTZ, (text) => Temporal.Instant.from(text.replace(' ', 'T'))],
  // Safe as a number up to 2^53, far above any count or amount here.
  [INT8, Number],
  [DATE, (text) => text],
])

/** How our pools read columns. Per pool, not global: the job queue and the sign-in library expect Dates. */
export const OUR_TYPES: CustomTypesConfig = {
  getTypeParser: (id, format) =>
    (format !== 'binary' && OURS.get(id)) || types.getTypeParser(id as number, format as 'text'),
}

/** The driver's own reading of columns, for libraries that bring their SQL along. */
export const DRIVER_TYPES: CustomTypesConfig = {
  getTypeParser: (id, format) => types.getTypeParser(id as number, format as 'text'),
}
