/**
 * How a message is written, whatever it says. Alone these mean nothing: at one place a link is a press report, at another the
 * proof of a complaint. Only an organisation's own ratings can tell, so nothing that ships weighs them.
 */
export const HABITS = [
  'link',
  'name called',
  'hash tag',
  'picture sign',
  'number',
  'quotation',
  'headline',
  'trails off',
  'question',
  'exclamation',
  'many exclamations',
  'very short',
  'short',
  'long',
  'very long',
  'many sentences',
  'ends without a mark',
  'surely happy',
  'surely neutral',
] as const

const READ = 2_000
const LINK = /https?:\/\/|www\.|\.(?:com|de|ru|net|org)\//
const EMOJI = /\p{Extended_Pictographic}|[:;]-?[)(dp]|\^\^|[)(]{2}/u
const ENDED = /[.!?。！？…)"”»\p{Extended_Pictographic}]\s*$/u

/** The habits of one folded message, and what the shipped models make of its mood besides "unhappy". */
export function habitsOf(folded: string, chances: { neutral: number; positive: number }): Float64Array {
  const text = folded.slice(0, READ)
  const marks = text.split('!').length - 1
  const sentences = text.split(/[.!?。！？\n]+\s*/u).filter((part) => part !== '').length
  return Float64Array.from([
    yes(LINK.test(text)),
    yes(/@\w/.test(text)),
    yes(/#[\p{L}\p{N}]/u.test(text)),
    yes(EMOJI.test(text)),
    yes(/\d/.test(text)),
    yes(/["“”„«»「」『』]/u.test(text)),
    yes(/^[^.!?]{3,60}[:|]\s|\s[-|]\s/u.test(text)),
    yes(/\.\.\s*$/.test(text)),
    yes(/[?？]/.test(text)),
    yes(marks > 0),
    yes(marks > 2),
    yes(text.length < 25),
    yes(text.length < 60),
    yes(text.length > 140),
    yes(text.length > 400),
    yes(sentences > 3),
    yes(!ENDED.test(text)),
    chances.positive,
    chances.neutral,
  ])
}

const yes = (is: boolean): number => (is ? 1 : 0)
