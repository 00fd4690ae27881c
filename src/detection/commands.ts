import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Command, Option } from 'commander'
import type { RegisterCommands } from '../commands.ts'

/** `amends text ...`: the text engine without a database. */
export const registerDetectionCommands: RegisterCommands = (program) => {
  const text = program.command('text').description('Understand what customers write, offline.')
  registerUnderstand(text)
  registerEvaluate(text)
  registerTrain(text)
}

function registerUnderstand(text: Command): void {
  text
    .command('understand')
    .description('JSON lines {id,text} in, one line {id, ...understanding} out for each, in order.')
    .option('--locale <locale>', "the writers' locale, a prior and not an answer")
    .action(async ({ locale }: { locale?: string }) => {
      const { answerLine } = await import('./text/lines.ts')
      const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
      for await (const line of lines) {
        if (!process.stdout.write(`${answerLine(line, locale)}\n`)) await drained()
      }
    })
}

const drained = () => new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()))

interface EvaluateOptions {
  format: string
  only?: string
  languages?: string
  inDomain?: boolean
}

function registerEvaluate(text: Command): void {
  text
    .command('evaluate')
    .description('Measures the engine on the labelled CSV files of a folder.')
    .argument('<folder>', 'folder of CSV files (also .csv.gz) with a text and a label column')
    .addOption(new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'))
    .option('--only <name>', 'only sets whose name contains this')
    .option(
      '--languages <list>',
      "the organisation's languages, comma-separated (default: all that are read)",
    )
    .option('--in-domain', 'also train on four fifths of each set and measure on the fifth (minutes)')
    .action(async (folder: string, { format, only, languages, inDomain }: EvaluateOptions) => {
      const [{ setsOf }, { reportOn }, { tableOf }] = await Promise.all([
        import('./text/evaluate/choose.ts'),
        import('./text/evaluate/report.ts'),
        import('./text/evaluate/table.ts'),
      ])
      const reports = setsOf(folder, only).flatMap((set) =>
        reportOn(set, { languages: languages?.split(','), inDomain }),
      )
      process.stdout.write(`${format === 'json' ? JSON.stringify(reports, null, 2) : tableOf(reports)}\n`)
    })
}

function registerTrain(text: Command): void {
  text
    .command('train')
    .description('Trains the models again; the same messages give the same bytes.')
    .argument('[folder]', 'folder with the lent sets (no-norec-sentence, zh-asap-sample)')
    .option('--out <folder>', 'where the models go', fileURLToPath(new URL('./models/', import.meta.url)))
    .action(async (folder: string | undefined, { out }: { out: string }) => {
      const { train } = await import('./text/train/train.ts')
      process.stdout.write(`${JSON.stringify(await train(out, { lentFolder: folder }), null, 2)}\n`)
    })
}
