import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Keeps compiled code beside the packages, not in a shared temporary folder where others could put theirs: what a command
 * loads from here on costs half the time. A folder that cannot be written does no harm.
 */
export function keepCompiled(): void {
  const folder = fileURLToPath(new URL('../../node_modules/.cache/amends', import.meta.url))
  enableCompileCache(folder)
  // Threads look here: a search's thread loads in 90 ms of processor time instead of 270.
  process.env.NODE_COMPILE_CACHE ??= folder
}
