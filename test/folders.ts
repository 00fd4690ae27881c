import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { stopPostmaster } from '../src/platform/cluster/postmaster.ts'

const made: string[] = []

/** A new data folder among the temporary files; stopped and removed when the test file is done. */
export function newDataDir(...under: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'amends-cluster-'))
  // Temporary folders are closed to everybody else; as root the tests mean an ordinary place unless they say otherwise.
  chmodSync(root, 0o755)
  made.push(root)
  const dataDir = join(root, ...under, 'data')
  mkdirSync(join(dataDir, '..'), { recursive: true })
  return dataDir
}

after(async () => {
  for (const root of made) {
    for (const cluster of clustersIn(root)) await stopPostmaster(cluster)
    rmSync(root, { recursive: true, force: true })
  }
})

function clustersIn(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith('/postmaster.pid')).map((file) => join(root, file, '..'))
}
