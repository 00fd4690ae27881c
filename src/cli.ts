import { Command, CommanderError } from 'commander'
import { registerCommands, takeDataEverywhere } from './commands.ts'
import { Problem } from './language/problem.ts'
import { keepCompiled } from './program/keepCompiled.ts'

keepCompiled()

const program = new Command('amends')
  .description('Service recovery: hear the unhappy customer, make it good, prove that it worked.')
  .option('--debug', 'show stack traces')
  .exitOverride()
  .showHelpAfterError()
  .configureHelp({ showGlobalOptions: true })

for (const register of registerCommands) register(program)
takeDataEverywhere(program)

/** 0 done, 1 refused or failed with one sentence, 2 wrong usage. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (process.argv.includes('--debug')) console.error(error)
  else console.error(error instanceof Error ? error.message : String(error))
  return error instanceof Problem && error.detail.usage ? 2 : 1
}

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
}
