import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { reasonOf, unwritable } from './refusals.ts'

/**
 * Copies what PostgreSQL needs to run (58 MB, 0.3 s, once per version) to a place that its account can reach. Copied
 * under another name and renamed when whole, so that an interrupted copy is never used.
 */
export function copyBinaries(from: Binaries, reachableHome: string): Binaries {
  const native = join(reachableHome, `postgresql-${from.version}-${process.platform}-${process.arch}`)
  if (existsSync(native)) return { ...from, native, libraryPath: undefined }
  const half = `${native}.new-${process.pid}`
  try {
    mkdirSync(reachableHome, { recursive: true, mode: 0o755 })
    cpSync(from.native, half, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
    if (from.libraryPath) cpSync(from.libraryPath, join(half, 'lib'), { recursive: true, dereference: true })
    // On disk before it gets its name: a power cut must not leave empty programs under the right one.
    spawnSync('sync', ['-f', half])
    renameSync(half, native)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(native)) throw unwritable(`${reachableHome} (${reasonOf(error)})`, error)
  }
  return { ...from, native, libraryPath: undefined }
}

/** Static libraries, headers' descriptions and the preprocessor for C are of no use at run time. */
const isNeeded = (path: string): boolean => !/\.a$|\/pkgconfig$|libecpg|libpgtypes|\/pg_ctl$/.test(path)
