import type { EmbeddedOptions } from './bringUp.ts'
import { openAsApplication, openAsUser } from './embedded.ts'
import { openExternal } from './external.ts'
import type { OpenDatabase } from './handle.ts'
import { stopOnSignal } from './stopOnSignal.ts'

export type { OpenDatabase } from './handle.ts'

/** What is needed to open the database. */
export interface OpenOptions {
  /** The data folder; made when missing. Not used when `databaseUrl` is given. */
  dataDir: string
  /** DATABASE_URL; undefined or empty means the embedded PostgreSQL. */
  databaseUrl?: string | undefined
  /** Hears one line for a person when something about the place of the database is worth knowing. */
  say: (line: string) => void
  /** Stops the database and ends the process with 0 at SIGINT or SIGTERM; leave out when the caller stops by itself. */
  signalStop?: boolean
}

/**
 * Opens the database for `amends start`: on a data folder as its one application (a second one is refused with a
 * Problem), on DATABASE_URL as one of many.
 */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  return openWith(options, openAsApplication)
}

/**
 * Opens the database for a command that works beside a running server: joins the running PostgreSQL of the data folder,
 * or starts it and stops it again when the last such command ends.
 */
export async function attachOrOpen(options: OpenOptions): Promise<OpenDatabase> {
  return openWith(options, openAsUser)
}

async function openWith(
  { dataDir, databaseUrl, say, signalStop }: OpenOptions,
  openEmbedded: (options: EmbeddedOptions) => Promise<OpenDatabase>,
): Promise<OpenDatabase> {
  const embedded = { dataDir, say, reachableHome: '/var/lib/amends', throwAway: false }
  const open = () => (databaseUrl ? openExternal(databaseUrl) : openEmbedded(embedded))
  return signalStop ? stopOnSignal(open) : open()
}
