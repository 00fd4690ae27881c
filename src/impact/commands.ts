import { type Command, InvalidArgumentError, Option } from 'commander'
import type { RegisterCommands } from '../commands.ts'
import { Problem } from '../language/problem.ts'
import { isScore, SCALES, type Scale } from '../language/score.ts'
import type { RecountOptions } from './recount-from-console.ts'

/** `amends impact ...`: the impact engine on any table, and its sums against what they are made of. */
export const registerImpactCommands: RegisterCommands = (program) => {
  const impact = program
    .command('impact')
    .description('What recovery really did, beyond what happens anyway.')
  registerTable(impact)
  registerRecount(impact)
}

interface TableOptions {
  before: string
  after: string
  treated?: string
  scale: Scale
  mean?: number
  retest?: number
  format: 'json' | 'text'
}

function registerTable(impact: Command): void {
  impact
    .command('table')
    .description(
      'Measures any CSV table of rating pairs: what changed, what would have anyway, what is ours.',
    )
    .argument('<file>', 'CSV file with a header line')
    .requiredOption('--before <column>', 'first rating')
    .requiredOption('--after <column>', 'next rating by the same person; empty = did not answer')
    .option('--treated <column>', '1 = recovered, 0 = eligible but not, empty = background to learn from')
    .addOption(new Option('--scale <scale>', 'how people rated').choices(SCALES).default('stars5'))
    .option('--mean <number>', 'mean rating of everybody, where the table cannot teach it', aNumber)
    .option('--retest <number>', "correlation of one person's two ratings (0.5 when not given)", aNumber)
    .addOption(new Option('--format <format>', 'how to print').choices(['json', 'text']).default('text'))
    .action(measureTable)
}

function registerRecount(impact: Command): void {
  impact
    .command('recount')
    .description('Counts everything behind the impact page from the rows themselves and shows what differs.')
    .option('--mend', 'keep what was counted anew')
    .addOption(new Option('--format <format>', 'how to print').choices(['json', 'text']).default('text'))
    .option('--data <folder>', 'the data folder (default ./data)')
    .action(async (options: RecountOptions) => {
      const { recountFromConsole } = await import('./recount-from-console.ts')
      await recountFromConsole(options)
    })
}

async function measureTable(file: string, options: TableOptions): Promise<void> {
  const { before, after, treated, scale } = options
  const given = givenLaw(options)
  const [{ readPairTable }, { measureImpact }] = await Promise.all([
    import('./read-table.ts'),
    import('./measure.ts'),
  ])
  const impact = measureImpact(
    await readPairTable(file, { columns: { before, after, treated }, scale }),
    given,
  )
  if (options.format === 'json') return print(JSON.stringify(impact, null, 2))
  const { reportImpact } = await import('./report.ts')
  print(reportImpact(impact, { scale, locale: 'en' }))
}

function givenLaw({
  mean,
  retest,
  scale,
}: TableOptions): { mean: number; retest: number | undefined } | undefined {
  if (retest !== undefined && (retest < -1 || retest > 1))
    throw usage('--retest is a correlation: from -1 to 1.')
  if (mean === undefined && retest !== undefined) throw usage('--retest says nothing without --mean.')
  if (mean === undefined) return undefined
  if (!isScore(scale, Math.floor(mean)) || !isScore(scale, Math.ceil(mean)))
    throw usage(`--mean ${mean} is not on the scale ${scale}.`)
  return { mean, retest }
}

const usage = (sentence: string): Problem => new Problem('wrong usage', sentence, { usage: true })

function aNumber(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It must be a number.')
  return value
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
