import { Problem } from '../language/problem.ts'
import { readOrganisation } from '../people/index.ts'
import { attachOrOpen } from '../platform/cluster/index.ts'
import { readConfig } from '../platform/config/index.ts'
import { migrate, openPool } from '../platform/database/index.ts'
import { type Recounted, recount } from './recount.ts'

/** The options of `amends impact recount` as they were typed. */
export interface RecountOptions {
  mend?: boolean
  format: 'json' | 'text'
  data?: string
}

/** Recounts beside a running server or alone on the data folder, and prints what differs: exit code 1 while it does. */
export async function recountFromConsole({ mend = false, format, data }: RecountOptions): Promise<void> {
  const { dataDir, databaseUrl } = readConfig(process.env, data === undefined ? {} : { data })
  const opened = await attachOrOpen({ dataDir, databaseUrl, say: (line) => console.error(line) })
  const database = openPool({ ...opened.connection, max: 3, application_name: 'amends impact' })
  try {
    await migrate(database.pool)
    const { timeZone } = await readOrganisation(database.read)
    const found = await recount({ database, timeZone, now: Temporal.Now.instant() }, mend)
    if (!found) throw new Problem('busy', 'Somebody else is counting. Try again in a few minutes.')
    console.log(format === 'json' ? JSON.stringify(found, undefined, 2) : asText(found))
    if (found.differences.length > 0 && !found.mended) process.exitCode = 1
  } finally {
    await database.close()
    await opened.stop()
  }
}

function asText({ countedBefore, differences, mended }: Recounted): string {
  if (differences.length === 0) return 'Every row and every sum is what the ratings and cases say.'
  const lines = differences.flatMap(({ table, onlyKept, onlyAnew, examples }) => [
    `${table}: ${onlyKept} kept that should not be, ${onlyAnew} missing`,
    ...examples.kept.map((row) => `  kept     ${JSON.stringify(row)}`),
    ...examples.anew.map((row) => `  missing  ${JSON.stringify(row)}`),
  ])
  const first = countedBefore ? [] : ['Nothing had been counted yet for the days of this zone.']
  const last = mended
    ? 'Mended: what was counted anew is kept.'
    : 'Nothing was changed; --mend keeps what was counted anew.'
  return [...first, ...lines, last].join('\n')
}
