import type { Scope } from './scope.ts'
import type { SearchRow } from './store/searches.ts'

/** The command that finds the same again: same span, same units, nothing that became known later. */
export function commandOf(
  { from_at, to_at }: Pick<SearchRow, 'from_at' | 'to_at'>,
  { unitIds }: Scope,
): string {
  const units = unitIds ? ` --units ${unitIds.join(',')}` : ''
  return `npx amends patterns search --from ${from_at} --to ${to_at} --known-at ${to_at}${units} --direction both`
}
