import { heardIn } from './kinds/heard.ts'
import { type MoodChances, moodChances } from './model.ts'
import type { Sense } from './sense.ts'

/** How a message reads before an organisation's own ratings: its mood, and the kinds heard in it where a model hears any. */
export interface Felt {
  chances: MoodChances
  heard: ReturnType<typeof heardIn>
}

/**
 * Who plainly says what went wrong is unhappy, whatever words stand beside it: "The cake says Happy Retirement Bob. She is
 * six." So much is added to the logit of unhappy, and taken off that of happy, where a failure is heard for sure.
 */
const LIFT = 0.75

/** Reads mood and kinds together. */
export function feltIn({ language, reading, mood, signals, grams }: Sense): Felt {
  const words = moodChances(reading.voice, signals, grams)
  const heard = heardIn({ reading, mood, happy: words.positive, language })
  return { chances: lifted(words, heard?.category[0]?.probability ?? 0), heard }
}

function lifted({ negative, neutral, positive }: MoodChances, failure: number): MoodChances {
  const worse = negative * Math.exp(LIFT * failure)
  const happier = positive * Math.exp(-LIFT * failure)
  const sum = worse + neutral + happier
  return { negative: worse / sum, neutral: neutral / sum, positive: happier / sum }
}
