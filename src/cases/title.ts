import { t } from '../platform/i18n/index.ts'
import type { Opening } from './opening.ts'

const LONGEST_TITLE = 70

/** What a colleague calls it: product and reason, else the customer's first words, else the rating. */
export function titleOf({ product, reasons, comment, score, scale, titleLocale }: Partial<Opening>): string {
  const named = [product, reasons?.[0]].filter(Boolean).join(': ')
  if (named && (reasons?.length || !comment)) return shortened(named, LONGEST_TITLE)
  if (comment) return shortened(firstSentence(comment), LONGEST_TITLE)
  const key =
    score === null || score === undefined ? 'cases:title.unrated' : `cases:title.${scale ?? 'stars5'}`
  return t(titleLocale ?? 'en', key, { score })
}

const firstSentence = (text: string): string => text.trim().match(/^.+?(?:[.!?。！？…]|$)/su)?.[0] ?? text

/** At most `length` characters, whole ones, one line, with an ellipsis where something was left out. */
export function shortened(text: string, length: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const letters = [...line]
  return letters.length <= length
    ? line
    : `${letters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}
