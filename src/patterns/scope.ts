import type { Caller } from '../platform/http/index.ts'

/** Whose interactions are counted. */
export interface Scope {
  key: string
  /** Undefined: everything. */
  unitIds: readonly string[] | undefined
}

/** The scope of the organisation. */
export const EVERYTHING: Scope = { key: 'everything', unitIds: undefined }

/**
 * What somebody's figures are counted over: exactly the rows they may see. So no number on their screen is made from a
 * row that is not theirs to read.
 */
export function scopeOf({ sight }: Pick<Caller, 'sight'>): Scope {
  if (sight.all) return EVERYTHING
  const unitIds = [...new Set(sight.unitIds)].sort()
  return { key: unitIds.join(','), unitIds }
}
