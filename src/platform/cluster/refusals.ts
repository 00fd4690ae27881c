import { Problem } from '../../language/problem.ts'

/** A folder that Amends must write in and cannot. */
export function unwritable(folder: string, error: unknown): Problem {
  return new Problem(
    'data folder not writable',
    `Amends cannot write in ${folder} (${reasonOf(error)}). Give this user the right to write there, or name another folder with --data.`,
  )
}

/** A second Amends on a data folder whose first one still runs. */
export function alreadyRunning(dataDir: string): Problem {
  return new Problem(
    'data folder in use',
    `Another Amends is already running on ${dataDir}. Stop it first, or start this one with another folder: --data DIR`,
  )
}

/** A database folder that lacks parts which every whole one has. */
export function notWhole(folder: string, missing: string): Problem {
  return new Problem(
    'database folder not whole',
    `${folder} is not a whole database: ${missing} is missing. Put a complete copy in its place, or, if nothing in it is worth keeping, remove that folder and start again.`,
  )
}

/** A database folder that another PostgreSQL major version made. */
export function otherMajor(folder: string, made: string, ours: number): Problem {
  return new Problem(
    'other PostgreSQL version',
    `The database in ${folder} was made by PostgreSQL ${made}, and this Amends brings PostgreSQL ${ours}. Start it with the Amends version that made it, run "amends backup FILE" there, and restore that file into a new folder with "amends restore FILE".`,
  )
}

/** PostgreSQL itself did not come up; `said` is its own last word. */
export function didNotStart(what: string, said: string, logFile?: string): Problem {
  const more = logFile ? ` Its log is ${logFile}.` : ''
  return new Problem(
    'database did not start',
    `The embedded PostgreSQL could not ${what}: ${said}.${more} Put that right and start again, or set DATABASE_URL to a PostgreSQL 15 or newer of your own.`,
  )
}

const WORDS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'it is a file, not a folder',
}

/** The reason of a system error in words; its own message where there is no better one. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return WORDS[code] ?? error.message
}
