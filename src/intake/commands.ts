import { Argument, InvalidArgumentError, Option } from 'commander'
import type { RegisterCommands } from '../commands.ts'
import { IMPORT_KINDS, type ImportKind } from './import/fields.ts'
import type { ImportRoom } from './import/importFile.ts'

/** Opens what a file is brought into: beside a running server, or alone on the data folder. */
export type OpenImports = (data: string | undefined) => Promise<AsyncDisposable & { imports: ImportRoom }>

/** As commander reads the command line. */
export interface ImportFlags {
  map: Record<string, string>
  set: Record<string, string>
  dryRun?: boolean
  timeZone?: string
  dateOrder?: 'day-first' | 'month-first'
  liveSince?: string
  data?: string
}

const pairs =
  (what: string) =>
  (text: string, before: Record<string, string>): Record<string, string> => {
    // A comma parts pairs only where another field follows: values and column names may hold commas.
    const found = text.split(/,(?=[\w.]+=)/).map((pair) => /^\s*([^=]+?)\s*=(.*)$/s.exec(pair))
    const wrong = found.findIndex((pair) => !pair)
    if (wrong >= 0)
      throw new InvalidArgumentError(`--${what} is written field=${what === 'map' ? 'column' : 'value'},...`)
    return { ...before, ...Object.fromEntries(found.map((pair) => [pair![1]!, pair![2]!])) }
  }

/** `amends import`: streaming, resumable, idempotent. */
export const registerIntakeCommands =
  (open: OpenImports): RegisterCommands =>
  (program) => {
    program
      .command('import')
      .description(
        'brings in a CSV file; the same file again changes nothing, a killed one goes on where it stopped',
      )
      .addArgument(new Argument('<kind>', 'what its rows are').choices(IMPORT_KINDS))
      .argument('<file>', 'CSV with a header row')
      .option('--map <field=column,...>', 'columns that are not called like their field', pairs('map'), {})
      .option('--set <field=value,...>', 'one value for all rows', pairs('set'), {})
      .option('--dry-run', 'reads and checks everything, writes nothing')
      .option('--time-zone <zone>', "zone of times that name none (default: the organisation's)")
      .addOption(
        new Option('--date-order <order>', 'how 03/04/2025 is meant').choices(['day-first', 'month-first']),
      )
      .option('--live-since <time>', 'rows newer than this alert and start clocks; without it all is history')
      .option('--data <folder>', 'the data folder (default ./data)')
      .action(async (kind: ImportKind, path: string, flags: ImportFlags) => {
        const { importFromConsole } = await import('./import/console.ts')
        process.exitCode = await importFromConsole({ kind, path, flags, open })
      })
  }
