import { Problem } from '../../language/problem.ts'
import { badInput, faultsIn, languageOfRefusal } from './problems.ts'
import type { Route } from './route.ts'

/** What was sent, as the route's schema reads it; refused in the caller's language where it does not fit. */
export function parsed(
  shape: Route['body'],
  value: unknown,
  { where, request }: { where: string; request: Request },
): unknown {
  if (!shape) return undefined
  const locale = languageOfRefusal(request)
  const result = shape.safeParse(value, locale === 'en' ? {} : { error: faultsIn(locale) })
  if (result.success) return result.data
  // A malformed id is a row that does not exist.
  if (where === 'address')
    throw new Problem('not found', 'There is nothing at this address.', { status: 404 })
  throw badInput(result.error, where)
}

/** A query's values; a name that was given twice is a list. */
export const flatQuery = (queries: Record<string, string[]>): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(queries).map(([key, values]) => [key, values.length > 1 ? values : values[0]!]),
  )
