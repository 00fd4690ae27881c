import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../language/problem.ts'
import type { Config } from '../../platform/config/index.ts'

/** Largest file that comes through the screen; larger ones come in by `amends import`. */
export const MAX_FILE_BYTES = 200 * 1024 * 1024
// Files that nobody finished are dropped after a week.
const KEPT_MS = 7 * 86_400_000

type Where = Pick<Config, 'dataDir'>

const folderOf = ({ dataDir }: Where): string => join(dataDir, 'imports')

/** Where the file of one import lies on this machine. */
export const storedFile = (where: Where, importId: string): string => join(folderOf(where), `${importId}.csv`)

/** Begins an empty file, and drops what was left behind long ago. */
export async function beginFile(where: Where, importId: string, now: Temporal.Instant): Promise<void> {
  const folder = folderOf(where)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path)
    if (mtimeMs < now.epochMilliseconds - KEPT_MS) await rm(path, { force: true })
  }
  await (await open(storedFile(where, importId), 'wx', 0o600)).close()
}

/** Writes one part where it belongs; a part that was sent twice lies where it lay. Answers how much is there. */
export async function addPart(
  path: string,
  { from, bytes }: { from: number; bytes: Buffer },
): Promise<number> {
  const file = await open(path, 'r+').catch(() => {
    throw elsewhere()
  })
  try {
    const { size } = await file.stat()
    if (from > size)
      throw new Problem('a gap', `The file is here up to byte ${size}. Send it on from there.`, {
        status: 409,
        missing: 'earlier part',
      })
    if (from + bytes.length > MAX_FILE_BYTES)
      throw new Problem(
        'too large',
        'At most 200 MB come through the screen. Use `amends import` for more.',
        { status: 413 },
      )
    await file.write(bytes, 0, bytes.length, from)
    return from + bytes.length
  } finally {
    await file.close()
  }
}

/** Said where the process that works does not see the folder of the process that took the file. */
export const elsewhere = () =>
  new Problem(
    'file elsewhere',
    'The file is not on this machine (any more). Send it again, or use `amends import`.',
    {
      status: 409,
      missing: 'file',
    },
  )

export const dropFile = (path: string): Promise<void> => rm(path, { force: true })
