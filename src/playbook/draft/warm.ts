import { setImmediate as turn } from 'node:timers/promises'
import { LOCALES } from '../../platform/i18n/index.ts'
import { phrasesFor, STEPS } from '../phrases/phrases.ts'
import { checkDraft } from './check.ts'

/** Reads of our own wordings after which the engine has compiled what it runs: the first draft is then no slower. */
const ROUNDS = 8

/** Compiles every language's table and reads our own wordings with it, one short piece between other work. */
export async function warmDrafts(): Promise<void> {
  for (const locale of LOCALES)
    for (let round = 0; round < ROUNDS; round++)
      for (const step of STEPS) {
        await turn(undefined, { ref: false })
        checkDraft({
          text: phrasesFor(locale, step)
            .map(({ text }) => text)
            .join(' '),
          locale,
          step,
        })
      }
}
