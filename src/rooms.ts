import type { Command } from 'commander'

/** Adds a room's commands to `amends`. Registrars stay cheap: what a command needs is imported when it runs. */
export type RegisterCommands = (program: Command) => void

export const registerCommands: RegisterCommands[] = []
