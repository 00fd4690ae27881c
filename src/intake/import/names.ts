/** Fields whose cells are names that somebody here may know by another spelling. */
export const NAMED_FIELDS = ['site', 'team', 'product'] as const
export type NamedField = (typeof NAMED_FIELDS)[number]

/** What names in files mean here: field by field, the folded name to the one that is known; null = a name of its own. */
export type SameNames = Readonly<Record<NamedField, Readonly<Record<string, string | null>>>>

export const NO_SAME_NAMES: SameNames = { site: {}, team: {}, product: {} }

/** As two spellings are compared: capitals, width and spaces around do not matter. */
export const folded = (name: string): string => name.normalize('NFKC').toLowerCase().trim()

const FIELDS: Readonly<Record<string, readonly NamedField[]>> = {
  site: ['site'],
  team: ['team'],
  product: ['product'],
  // A shift's unit is a team or a site; people have several of each.
  unit: ['team', 'site'],
  teams: ['team'],
  sites: ['site'],
}

/** The cell of a field with every name in it as it is known here. */
export function asKnown(value: unknown, field: string, names: SameNames): unknown {
  const fields = FIELDS[field]
  if (!fields) return value
  if (Array.isArray(value)) return value.map((each) => asKnown(each, field, names))
  if (typeof value !== 'string') return value
  const told = folded(value)
  for (const each of fields) if (Object.hasOwn(names[each], told)) return names[each][told] ?? value
  return value
}
