import type { Reading } from './engine.ts'
import type { Mood } from './mood.ts'

/** The few dense numbers that mean the same in every language; the shared model weighs them. */
export const SIGNALS = [
  'bias',
  'unhappy strong',
  'unhappy',
  'unhappy weak',
  'happy strong',
  'happy',
  'happy weak',
  'balance',
  'turned round',
  'exclamations',
  'questions',
  'shouting',
  'length',
  'churn',
  'law or media',
  'threat or abuse',
  'safety',
  'repeat',
  'asks for money',
  'asks',
  'failures named',
] as const

/** What was found besides the mood words. */
export interface Found {
  flags: { kind: string }[]
  asks: { kind: string }[]
  /** How many kinds of failure are named. */
  failures: number
}

/** The signals of one message, in the order of SIGNALS. */
export function signalsOf(reading: Reading, mood: Mood, { flags, asks, failures }: Found): Float64Array {
  const has = (...kinds: string[]) => (flags.some(({ kind }) => kinds.includes(kind)) ? 1 : 0)
  const wants = (...kinds: string[]) => (asks.some(({ kind }) => kinds.includes(kind)) ? 1 : 0)
  const { negative, positive } = mood
  return Float64Array.from([
    1,
    ...strengths(mood),
    (negative - positive) / (1.5 + negative + positive),
    Math.log1p(mood.cues.filter((cue) => cue.turned).length),
    ...shape(reading.folded.text),
    has('churn'),
    has('legal', 'media'),
    has('threat', 'abuse'),
    has('safety'),
    has('repeat-contact'),
    wants('refund', 'compensation', 'replacement'),
    asks.length > 0 ? 1 : 0,
    Math.log1p(failures),
  ])
}

/** log(1 + n) of unhappy cues from strong to weak, then of happy ones. */
function strengths({ cues }: Mood): number[] {
  const counts = [0, 0, 0, 0, 0, 0]
  for (const { weight, strength } of cues) {
    const place = (weight > 0 ? 0 : 3) + (3 - Math.min(3, Math.max(1, Math.round(strength))))
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts.map((count) => Math.log1p(count))
}

const SHAPE_READ = 2_000

/** Exclamations, questions and length; shouting is what folding hides, so it stands for doubled marks. */
function shape(text: string): number[] {
  const head = text.slice(0, SHAPE_READ)
  const count = (mark: string) => head.split(mark).length - 1
  return [
    Math.min(3, count('!')) / 3,
    Math.min(2, count('?')) / 2,
    count('!!') + count('?!') + count('??') > 0 ? 1 : 0,
    Math.min(6.5, Math.log1p(head.length)) / 6.5,
  ]
}
