import type { Command } from 'commander'
import type { RegisterCommands } from '../commands.ts'
import type { StartOptions } from '../platform/config/index.ts'
import type { DemoOptions } from './runDemo.ts'

/** `amends start`, `serve`, `work` and `doctor`: the program itself. */
export const registerProgramCommands: RegisterCommands = (program) => {
  addressed(program.command('start'))
    .description('everything in one process, with the database it brings along (or DATABASE_URL)')
    .action(runHalves(true, true))
  addressed(program.command('serve'))
    .description('pages and API only, for several processes on one DATABASE_URL')
    .action(runHalves(true, false))
  addressed(program.command('demo'), './data-demo')
    .description('a sample company with months of history, staff, shifts, open cases and a live stream')
    .option('--company <name>', 'bakery-chain, laptop-shop or regional-airline', 'bakery-chain')
    .option('--speed <number>', 'how fast its time passes; 60 makes an hour pass in a minute', '60')
    .option('--no-stream', 'history only, nobody comes in')
    .action(async (options: DemoOptions) => {
      const { runDemo } = await import('./runDemo.ts')
      // Each company in a folder of its own, so that one does not find another there.
      const own = options.company === 'bakery-chain' ? './data-demo' : `./data-demo-${options.company}`
      await runDemo({ ...options, data: options.data ?? own })
    })
  located(program.command('work'))
    .description('jobs and timers only, for several processes on one DATABASE_URL')
    .action(runHalves(false, true))
  addressed(program.command('doctor'))
    .description('looks at machine, data folder, database, mail, clock and disk, and says what to do')
    .action(async (options: StartOptions) => {
      const { runDoctor } = await import('./doctor.ts')
      process.exitCode = await runDoctor(options)
    })
}

const located = (command: Command, folder = './data') =>
  command.option('--data <folder>', `the data folder (default ${folder})`)

const addressed = (command: Command, folder?: string) =>
  located(command, folder)
    .option('--port <number>', 'port to listen on (default 7070)')
    .option('--host <address>', 'address to listen on (default 127.0.0.1; 0.0.0.0 is every network)')

const runHalves = (web: boolean, work: boolean) => async (options: StartOptions) => {
  const { runProgram } = await import('./runProgram.ts')
  await runProgram(options, { web, work })
}
