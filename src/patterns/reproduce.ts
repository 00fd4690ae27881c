import type { Scope } from './scope.ts'
import type { SearchRow } from './store/searches.ts'

/** The command that finds the same again: same span, same units, nothing that became known later. */
export function commandOf(
  { from_at, to_at, report }: Pick<SearchRow, 'from_at' | 'to_at' | 'report'>,
  { unitIds }: Scope,
): string {
  const units = unitIds ? ` --units ${unitIds.join(',')}` : ''
  const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(Math.round(seconds * 1000))
  const [from, to] = report?.span ? [at(report.span.from), at(report.span.to)] : [from_at, to_at]
  return `npx amends patterns search --from ${from} --to ${to} --known-at ${to_at}${units} --direction both`
}
