import { Option } from 'commander'
import type { RegisterCommands } from '../commands.ts'
import type { SimulateQuestion } from './planted/planOf.ts'
import type { StoredQuestion } from './searchFromConsole.ts'

interface TableOptions {
  failures: string
  exposure: string
  baseline?: string
  time?: string
  at?: string
  window?: string
  ignore: string[]
  top?: string
  direction: string
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** `amends patterns ...`. */
export const registerPatternsCommands: RegisterCommands = (program) => {
  const patterns = program.command('patterns').description('find what to fix, and never cry wolf')
  patterns
    .command('table')
    .description('find the slices of any table of leaf rows that fail more often than expected')
    .argument('<file>', 'CSV with a header row; all columns not named below are dimensions')
    .requiredOption('--failures <column>', 'how many failed')
    .requiredOption('--exposure <column>', 'how many could have failed')
    .option('--baseline <column>', 'failures expected in the row (0 allowed)')
    .option('--time <column>', 'epoch seconds or ISO; earlier rows become the baseline')
    .option('--at <time>', 'start of the judged window')
    .option('--window <seconds>', 'its length')
    .option('--ignore <columns>', 'columns to leave out, separated by commas', listOf, [])
    .option('--top <k>', 'the k strongest slices, claimed or not')
    .option('--direction <which>', 'worse or better', 'worse')
    .addOption(new Option('--format <format>', 'how to print').choices(['json']).default('json'))
    .action(async (file: string, options: TableOptions) => {
      const { searchTable } = await import('./searchTable.ts')
      const findings = await searchTable(file, options)
      process.stdout.write(`${JSON.stringify({ findings }, undefined, 2)}\n`)
    })
  patterns
    .command('search')
    .description('find what fails more often than expected in the stored interactions')
    .option('--from <time>', 'a day or an instant (default: all that is stored)')
    .option('--to <time>', 'up to here (default: now)')
    .option('--known-at <time>', 'what was recorded later does not count (default: now)')
    .addOption(
      new Option('--exposure <which>', 'all interactions, or only those with feedback')
        .choices(['all', 'rated'])
        .default('all'),
    )
    .addOption(
      new Option('--direction <which>', 'what fails more, what fails less, or both')
        .choices(['worse', 'better', 'both'])
        .default('worse'),
    )
    .option('--units <ids>', 'only these teams and sites, and what belongs to none', listOf, [])
    .addOption(new Option('--format <format>', 'how to tell it').choices(['json', 'text']).default('json'))
    .option('--locale <tag>', 'language of --format text', 'en')
    .option('--data <folder>', 'the data folder (default ./data)')
    .action(async (question: StoredQuestion) => {
      const { searchFromConsole } = await import('./searchFromConsole.ts')
      await searchFromConsole(question)
    })
  patterns
    .command('simulate')
    .description('make the interactions of a company with planted patterns, to see what the search can find')
    .requiredOption('--out <file>', 'CSV to write; what is true in it is printed')
    .option('--seed <n>', 'the same seed makes the same company', '1')
    .option('--interactions <n>', 'how many', '200000')
    .option('--plants <n>', 'how many patterns to plant', '16')
    .option('--decoys <names>', 'what looks like a pattern: all, none or names', 'all')
    .option('--shocks <spread>', 'good and bad hours of whole teams', '.2')
    .action(async ({ out, ...question }: SimulateQuestion & { out: string }) => {
      const { planOf } = await import('./planted/planOf.ts')
      const { simulate } = await import('./planted/simulate.ts')
      const { writeSimulated } = await import('./planted/writeSimulated.ts')
      const simulated = simulate(planOf(question))
      await writeSimulated(simulated, out)
      process.stdout.write(`${JSON.stringify({ file: out, truths: simulated.truths }, undefined, 2)}\n`)
    })
}
