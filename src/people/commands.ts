import { type Command, InvalidArgumentError, Option } from 'commander'
import type { RegisterCommands } from '../commands.ts'
import type { StartOptions } from '../platform/config/index.ts'

interface KeyOptions {
  name: string
  scope: 'ingest' | 'staff' | 'admin'
  as?: string
  test?: boolean
  data?: string
}

/** `amends keys create` and `amends owner reset`; both work beside a running server. */
export const registerPeopleCommands: RegisterCommands = (program) => {
  registerKeys(program.command('keys').description('API keys'))
  program
    .command('owner')
    .description('the owner of this installation')
    .command('reset')
    .description('prints a new one-time sign-in for the owner, without mail')
    .option('--data <folder>', 'the data folder (default ./data)')
    .option('--port <number>', 'port the server listens on (default 7070)')
    .option('--host <address>', 'address the server listens on (default 127.0.0.1)')
    .action(async (options: StartOptions) => {
      const { printOwnerLink } = await import('./console.ts')
      await printOwnerLink(options)
    })
}

function registerKeys(keys: Command): void {
  keys
    .command('create')
    .description('prints one new API key and nothing else')
    .requiredOption('--name <name>', 'what the log calls it', aName)
    .addOption(
      new Option('--scope <scope>', 'what it may do')
        .choices(['ingest', 'staff', 'admin'])
        .makeOptionMandatory(),
    )
    .option('--as <staff>', 'acts as this person (external id or e-mail); without, as an integration')
    .option('--test', 'what it sends never enters figures, and one button deletes it')
    .option('--data <folder>', 'the data folder (default ./data)')
    .action(async (options: KeyOptions) => {
      const { printNewKey } = await import('./console.ts')
      await printNewKey(options)
    })
}

/** As long as a name may be anywhere (MAX_NAME): zod is not loaded for the help. */
const LONGEST_NAME = 200

function aName(text: string): string {
  const name = text.trim()
  if (name !== '' && name.length <= LONGEST_NAME) return name
  throw new InvalidArgumentError(`It has 1 to ${LONGEST_NAME} characters.`)
}
