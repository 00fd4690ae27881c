import { type Command, Option } from 'commander'
import { registerDetectionCommands } from './detection/commands.ts'
import { registerImpactCommands } from './impact/commands.ts'
import { registerIntakeCommands } from './intake/commands.ts'
import { registerPatternsCommands } from './patterns/commands.ts'
import { registerPeopleCommands } from './people/commands.ts'
import { registerProgramCommands } from './program/commands.ts'

/** Adds a room's commands to `amends`. Registrars stay cheap: what a command needs is imported when it runs. */
export type RegisterCommands = (program: Command) => void

/** All commands, in the order of the help. Apart from rooms.ts, so that a small command does not load every room. */
export const registerCommands: RegisterCommands[] = [
  registerProgramCommands,
  registerPeopleCommands,
  registerIntakeCommands(async (data) => (await import('./program/openBeside.ts')).openBeside(data)),
  registerDetectionCommands,
  registerPatternsCommands,
  registerImpactCommands,
]

/** Every command takes `--data`, also one that needs no data folder: a script may give it to all alike. */
export function takeDataEverywhere(command: Command): void {
  const takes = command.options.some(({ long }) => long === '--data')
  if (command.commands.length === 0 && !takes)
    command.addOption(new Option('--data <folder>', 'not needed here').hideHelp())
  for (const inner of command.commands) takeDataEverywhere(inner)
}
