/**
 * The text engine: how long a message of 500 characters takes (each read seven times, the best counts: other work on the
 * machine must not), how long a process takes until it can read every language, and how large the models are.
 * `node bench/text-engine.ts [messages a language]` (400 unless told).
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { voiceOf } from '../src/detection/text/engine.ts'
import { chance } from '../src/detection/text/evaluate/metrics.ts'
import { readSets } from '../src/detection/text/evaluate/sets.ts'
import { LANGUAGES } from '../src/detection/text/language.ts'
import { ownExamples } from '../src/detection/text/train/examples.ts'
import { understand } from '../src/detection/text/understand.ts'
import { hostileTexts } from '../test/hostileTexts.ts'
import { quantile, shown } from './figures.ts'

const COUNT = Number(process.argv[2] ?? 400)
const LENGTH = 500
const TIMES = 7

const DEVELOPMENT = fileURLToPath(new URL('../src/detection/text/dev/', import.meta.url))
const ENGINE = new URL('../src/detection/text/', import.meta.url)
const MODELS = new URL('../src/detection/models/', import.meta.url)

/** Our own messages of a language, mixed and joined until they are 500 characters long. */
function messagesOf(language: string, seed = 17): string[] {
  const own = ownExamples().filter((example) => example.language === language)
  const rows = readSets(DEVELOPMENT).flatMap((set) => set.rows.filter((row) => row.language === language))
  const texts = [...own, ...rows].map(({ text }) => text)
  const next = chance(seed)
  return Array.from({ length: COUNT }, () => {
    let text = ''
    while (text.length < LENGTH) text += `${texts[Math.floor(next() * texts.length)]} `
    return text.slice(0, LENGTH)
  })
}

function bestMs(text: string): number {
  let best = Number.POSITIVE_INFINITY
  for (let time = 0; time < TIMES; time++) {
    const began = performance.now()
    understand({ text })
    best = Math.min(best, performance.now() - began)
  }
  return best
}

function startMs(): number {
  const script = `
    const began = performance.now()
    const { understand } = await import('${ENGINE}understand.ts')
    for (const text of ['Late again.', 'Для меня', '太晚了', '遅いです', 'Ikke levert til meg', 'Der Zug kam nicht', 'No ha llegado',
      "Rien n'est arrivé", 'Não chegou nada', 'لم يصل', 'Har inte kommit', 'Er ikke kommet frem endnu'])
      for (const locale of ['en', 'nb', 'sv', 'da', 'de', 'es', 'fr', 'pt']) understand({ text, locale })
    console.log(performance.now() - began)`
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }))
}

for (const language of LANGUAGES.filter((one) => voiceOf(one) === one || one.startsWith('zh'))) {
  const messages = messagesOf(language)
  // Other messages first: a server that has run for a minute has compiled what it needs.
  for (const text of [...messagesOf(language, 18), ...messagesOf(language, 19)]) understand({ text })
  const took = messages.map(bestMs)
  console.log(
    `${language}: median ${shown(quantile(took, 0.5))} ms, 99th percentile ${shown(quantile(took, 0.99))} ms`,
  )
}
const hostile = Object.entries(hostileTexts(100_000)).map(([name, text]) => ({ name, ms: bestMs(text) / 10 }))
const dearest = hostile.reduce((one, other) => (other.ms > one.ms ? other : one))
console.log(`dearest 10,000 characters: ${dearest.name}, ${shown(dearest.ms)} ms`)
const starts = Array.from({ length: 5 }, startMs)
console.log(`start, every language read once: median ${shown(quantile(starts, 0.5))} ms`)
const bytes = readdirSync(MODELS).reduce((sum, name) => sum + statSync(new URL(name, MODELS)).size, 0)
console.log(`models: ${shown(bytes / 1e6)} MB`)
