import { Problem } from '../../language/problem.ts'

/**
 * The version that the caller has seen. A proxy that compresses turns "3" into W/"3"; `*` asks for nothing. What cannot be
 * read must not pass as no condition.
 */
export function versionSeen(request: Request): number | undefined {
  const told = request.headers.get('if-match')?.trim()
  if (!told || told === '*') return undefined
  const version = told.match(/^(?:W\/)?"?(\d{1,9})"?$/)?.[1]
  if (version === undefined)
    throw new Problem('bad version', 'If-Match takes the version that you read, such as "3".', {
      status: 400,
    })
  return Number(version)
}
