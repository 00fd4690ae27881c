import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ours from '../package.json' with { type: 'json' }

const SCRIPT = join(import.meta.dirname, 'unpack.ts')

/**
 * The Chromium that comes with the packages, unpacked once for each person and version (about 3 s). The package itself would put
 * it where everybody's temporary files are, for its owner only, and let a second process start a half-written file: so it is
 * unpacked in a folder of its own, which gets its name when it is whole.
 */
export async function unpackedChromium(): Promise<string> {
  const home = join(
    tmpdir(),
    `amends-chromium-${ours.devDependencies['@sparticuz/chromium']}-${userInfo().uid}`,
  )
  if (!existsSync(home)) await unpackInto(home)
  return join(home, 'chromium')
}

async function unpackInto(home: string): Promise<void> {
  const mine = mkdtempSync(join(tmpdir(), 'amends-unpacking-'))
  await promisify(execFile)(process.execPath, [SCRIPT], {
    env: { ...process.env, TMPDIR: mine, TMP: mine, TEMP: mine, NODE_TEST_CONTEXT: '' },
  })
  try {
    renameSync(mine, home)
  } catch (error) {
    // Somebody else was first.
    rmSync(mine, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}
