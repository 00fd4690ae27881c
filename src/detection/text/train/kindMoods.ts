import { kindExamples, VOICES } from '../kinds/examples.ts'
import { KINDS } from '../kinds/kinds.ts'
import type { Language } from '../language.ts'
import type { Example } from './examples.ts'

/** What nobody says who is content. */
const UNHAPPY = /^category |^flag (?:threat|abuse|churn|legal|media|repeat-contact|safety)$/

/**
 * Against a message whose mood was marked. At 1 plain complaints are found better still (of 60 in Chinese 56 instead of 43),
 * but half of the plain statements read as unhappy, and so do reviews, which are written otherwise.
 */
const WORTH = 0.1
/** A plain message about nothing that went wrong counts half of one whose mood somebody marked. */
const CALM = 0.5
/** All that say what went wrong count together this much against all that are calm, or everything would read as unhappy. */
const SHARE = 0.8

/** The language that a voice's messages are learnt under. */
const LANGUAGE = { en: 'en', nb: 'nb', ru: 'ru', zh: 'zh-Hans', ja: 'ja' } as const satisfies Record<
  (typeof VOICES)[number],
  Language
>

/**
 * Moods from the messages written for kinds: who says what went wrong is unhappy however plain the words ("nobody came"),
 * who says nothing of the sort is not. Beside `own`, the messages whose mood was marked.
 */
export function kindMoods(own: readonly Example[]): Example[] {
  return VOICES.flatMap((voice) => {
    const language = LANGUAGE[voice]
    const marked = own.filter((example) => example.language.split('-')[0] === language.split('-')[0])
    const calmMarked = marked.filter(({ labels }) => labels[0] !== 'negative').length
    const drafts = draftsOf(voice).map((draft) => ({ ...draft, language }))
    const calm = drafts.filter(({ labels }) => labels[0] !== 'negative')
    const unhappy = drafts.filter(({ labels }) => labels[0] === 'negative')
    const sure = unhappy.filter(({ labels }) => labels.length === 1).length
    const room = SHARE * (calmMarked + CALM * calm.length) - (marked.length - calmMarked)
    const weight = Math.max(0.005, room / Math.max(1, sure))
    return [
      ...calm.map((draft) => ({ ...draft, weight: WORTH * CALM })),
      ...unhappy.map((draft) => ({ ...draft, weight: WORTH * weight })),
    ]
  })
}

/** An ask alone may be neutral; where only threats and insults were looked at, the mood is not known. */
function draftsOf(voice: (typeof VOICES)[number]): Pick<Example, 'text' | 'labels'>[] {
  return kindExamples(voice)
    .filter(({ judged }) => judged.size > 2)
    .map(({ text, said }) => {
      const names = [...said].map((column) => KINDS[column] ?? '')
      if (names.some((name) => UNHAPPY.test(name))) return { text, labels: ['negative'] }
      return { text, labels: names.length > 0 ? ['negative', 'neutral'] : ['neutral', 'positive'] }
    })
}
