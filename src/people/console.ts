import { Problem } from '../language/problem.ts'
import { attachOrOpen } from '../platform/cluster/index.ts'
import { readConfig, type StartOptions } from '../platform/config/index.ts'
import { migrate, newId, openPool, type Tx } from '../platform/database/index.ts'
import type { Scope } from '../platform/http/index.ts'
import { SYSTEM } from '../platform/journal/index.ts'
import { findStaff } from './find.ts'
import { foundInstallation, resetOwner } from './foundInstallation.ts'
import { createKey } from './keys.ts'

interface KeyWish {
  name: string
  scope: Scope
  /** External id or e-mail of the person it acts as. */
  as?: string
  test?: boolean
  data?: string
}

/** Makes an API key and prints it, and nothing else, so that a script can take it as it is. */
export async function printNewKey({ name, scope, as, test = false, data }: KeyWish): Promise<void> {
  const { key } = await onDatabase(data, async (tx) => {
    const asStaffId = as === undefined ? null : await staffNamed(tx, as)
    return createKey(tx, { name, scope, asStaffId, test, by: SYSTEM, now: Temporal.Now.instant(), newId })
  })
  console.log(key)
}

async function staffNamed(tx: Tx, word: string): Promise<string> {
  const person = await findStaff(tx, { externalId: word, email: word })
  if (person?.active) return person.id
  throw new Problem('nobody by that name', `Nobody who works here has the external id or e-mail "${word}".`)
}

/** Prints a new one-time sign-in for the owner; earlier ones open no more. */
export async function printOwnerLink(options: StartOptions): Promise<void> {
  const link = await onDatabase(options.data, (tx) => resetOwner(tx, { now: Temporal.Now.instant(), newId }))
  if (!link) throw new Problem('no owner', 'Nobody is the owner here. Start Amends once on this folder.')
  console.log('Sign in as the owner (this link opens once, within 24 hours):')
  console.log(`  ${readConfig(process.env, options).publicUrl}${link.path}`)
}

// Beside a running server, or alone on the data folder.
async function onDatabase<T>(data: string | undefined, story: (tx: Tx) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = readConfig(process.env, data === undefined ? {} : { data })
  const opened = await attachOrOpen({ dataDir, databaseUrl, say: (line) => console.error(line) })
  const database = openPool({ ...opened.connection, max: 2, application_name: 'amends command' })
  try {
    await migrate(database.pool)
    await database.write((tx) => foundInstallation(tx, { now: Temporal.Now.instant(), newId }))
    return await database.write(story)
  } finally {
    await database.close()
    await opened.stop()
  }
}
