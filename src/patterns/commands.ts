import type { RegisterCommands } from '../commands.ts'

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
    .option('--format <format>', 'json', 'json')
    .action(async (file: string, options: TableOptions) => {
      const { searchTable } = await import('./searchTable.ts')
      const findings = await searchTable(file, options)
      process.stdout.write(`${JSON.stringify({ findings }, undefined, 2)}\n`)
    })
}
