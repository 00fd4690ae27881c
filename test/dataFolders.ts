import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import { attachOrOpen, type OpenDatabase, openDatabase } from '../src/platform/cluster/index.ts'
import { stopPostmaster } from '../src/platform/cluster/postmaster.ts'
import { temporaryFolder } from './temporary.ts'

const folders: string[] = []
const opened: OpenDatabase[] = []
const quiet = (): void => {}

/** A new data folder among the temporary files; stopped and removed when the test file is done. */
export function newDataDir(...under: string[]): string {
  const root = mkdtempSync(join(temporaryFolder(), 'amends-cluster-'))
  // Temporary folders are closed to everybody else; as root the tests mean an ordinary place unless they say otherwise.
  chmodSync(root, 0o755)
  folders.push(root)
  const dataDir = join(root, ...under, 'data')
  mkdirSync(join(dataDir, '..'), { recursive: true })
  return dataDir
}

/** Opens the data folder as its application; let go at the end of the file when the test has not done so. */
export async function openHere(dataDir: string, say: (line: string) => void = quiet): Promise<OpenDatabase> {
  const database = await openDatabase({ dataDir, say })
  opened.push(database)
  return database
}

/** The same as a command that works beside a server. */
export async function attachHere(dataDir: string): Promise<OpenDatabase> {
  const database = await attachOrOpen({ dataDir, say: quiet })
  opened.push(database)
  return database
}

after(async () => {
  await Promise.all(opened.map((database) => database.stop()))
  for (const root of folders) {
    for (const cluster of clustersIn(root)) await stopPostmaster(cluster)
    rmSync(root, { recursive: true, force: true })
  }
})

function clustersIn(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith('/postmaster.pid')).map((file) => join(root, file, '..'))
}
