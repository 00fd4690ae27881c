import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import type { RegisterCommands } from '../commands.ts'

/** `amends text ...`: the text engine without a database. */
export const registerDetectionCommands: RegisterCommands = (program) => {
  const text = program.command('text').description('Understand what customers write, offline.')
  registerUnderstand(text)
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
        if (line.trim() === '') continue
        if (!process.stdout.write(`${answerLine(line, locale)}\n`)) await drained()
      }
    })
}

const drained = () => new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()))
