import { delimiter } from 'node:path'
import type { Binaries } from './binaries.ts'

/**
 * The environment of the PostgreSQL programs: nothing of ours but the path, so that PGPORT, LC_ALL or LD_LIBRARY_PATH of
 * whoever starts Amends change nothing. LC_ALL=C: messages in English (they are read) and the same order everywhere.
 */
export function environmentOf({ libraryPath }: Binaries): NodeJS.ProcessEnv {
  const path = { PATH: process.env.PATH ?? ['/usr/bin', '/bin'].join(delimiter) }
  const libraries = libraryPath ? { LD_LIBRARY_PATH: libraryPath, DYLD_LIBRARY_PATH: libraryPath } : {}
  return { ...path, ...libraries, LC_ALL: 'C', TZ: 'UTC' }
}
