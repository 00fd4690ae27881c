import { isRecovered, SCALE_RULES, type Scale } from '../language/score.ts'

/** What a team counts as a failure; R1 of the domain rules unless somebody changed it. */
export interface FlagRules {
  /** Negative up to this answer, per scale. */
  negativeUpTo: Record<Scale, number>
  /** A complaint through a form, a mail or the floor is a failure whatever its score. */
  complaint: boolean
  /** Dissatisfaction from which words without a score ask for a person's look; 1.1 switches it off. */
  reviewFrom: number
}

// Weak words alone never raise an alert; from this dissatisfaction on, a person is asked to read them. An assumption.
const REVIEW_FROM = 0.6

/** The defaults of R1: stars and CSAT up to 2, NPS up to 6, ces7 up to 3, thumbs down, any complaint. */
export const DEFAULT_RULES: FlagRules = {
  negativeUpTo: {
    stars5: SCALE_RULES.stars5.negativeUpTo,
    csat5: SCALE_RULES.csat5.negativeUpTo,
    nps: SCALE_RULES.nps.negativeUpTo,
    ces7: SCALE_RULES.ces7.negativeUpTo,
    thumbs: SCALE_RULES.thumbs.negativeUpTo,
  },
  complaint: true,
  reviewFrom: REVIEW_FROM,
}

/** What the flag looks at. */
export interface Flaggable {
  source: string
  scale?: Scale | undefined
  score?: number | undefined
  comment?: string | undefined
  understanding: TextReading
}

/** The parts of an understanding that flags rest on. */
export interface TextReading {
  dissatisfaction: number
  flags: readonly { kind: string }[]
  asks: readonly { kind: string }[]
  severity?: string
  sentiment?: string
}

/** Whether a failure was reported, why we say so, and whether words alone make a person look. */
export interface Flag {
  flagged: boolean
  /** `score`, `complaint`, `words:legal`, ...: shown on the case. */
  reasons: string[]
  review: boolean
  /** What the flag, or the wish for a person's look, rests on; null: nothing was found. */
  restsOn: 'rating' | 'words' | 'second look' | null
  /** How sure that is: a rating or a person's word is 1, words are read. Null: nothing found, or a machine's guess. */
  sure: number | null
}

/** Said beside a bad score or in a complaint, these are told with it; said gravely and in anger or fear, they are enough. */
export const WORDS_THAT_FLAG: ReadonlySet<string> = new Set([
  'legal',
  'media',
  'threat',
  'safety',
  'vulnerable',
])

/**
 * Decides from the rating first, then from the words. Weak text alone raises no alert: it asks a person to look. A good
 * score with angry words asks too; a bad score needs no words at all; glass in the soup needs no score.
 */
export function flagFeedback(feedback: Flaggable, rules: FlagRules): Flag {
  const { scale, score, comment, understanding } = feedback
  const scored = scale !== undefined && score !== undefined
  const reasons: string[] = []
  if (scored && score <= rules.negativeUpTo[scale]) reasons.push('score')
  if (rules.complaint && isComplaint(feedback)) reasons.push('complaint')
  const strong = understanding.flags.filter(({ kind }) => WORDS_THAT_FLAG.has(kind))
  if (reasons.length > 0 || isGrave(feedback))
    reasons.push(...new Set(strong.map(({ kind }) => `words:${kind}`)))
  const wordsAlone = reasons.length === 0 && Boolean(comment?.trim())
  const review = wordsAlone && (understanding.dissatisfaction >= rules.reviewFrom || strong.length > 0)
  return { flagged: reasons.length > 0, reasons, review, ...restOf({ feedback, reasons, review }) }
}

interface Found {
  feedback: Flaggable
  reasons: readonly string[]
  review: boolean
}

/** Rating first: where there is one that says so, the flag rests on it and on nothing less sure. */
function restOf({ feedback, reasons, review }: Found): Pick<Flag, 'restsOn' | 'sure'> {
  if (reasons.includes('score')) return { restsOn: 'rating', sure: 1 }
  if (reasons.length === 0 && !review) return { restsOn: null, sure: null }
  return { restsOn: 'words', sure: feedback.understanding.dissatisfaction }
}

/** A flag with what a second look adds: it can raise one, never take one back. */
export function raisedFlag(flag: Flag, raised: readonly string[]): Flag {
  if (raised.length === 0) return flag
  const reasons = [...new Set([...flag.reasons, ...raised])]
  const rests = flag.flagged
    ? {}
    : ({ restsOn: 'second look', sure: raised.includes('person') ? 1 : null } as const)
  return { ...flag, flagged: true, reasons, review: false, ...rests }
}

/** S5 goes to a person at once (invariant 6), also beside three stars or in a post without any; not beside a happy score. */
function isGrave({ scale, score, understanding: { severity, sentiment } }: Flaggable): boolean {
  const happy = scale !== undefined && score !== undefined && isRecovered(scale, score)
  return severity === 'S5' && sentiment === 'negative' && !happy
}

/** A form is where people complain; a mail or a call handed in as feedback says so by an ask or a clear mood. */
function isComplaint({ source, scale, comment, understanding }: Flaggable): boolean {
  if (scale !== undefined || !comment?.trim()) return false
  if (source === 'form' || source === 'floor') return true
  const asks = understanding.asks.some(({ kind }) => kind !== 'information')
  return (
    (source === 'email' || source === 'phone') && (asks || understanding.dissatisfaction >= CLEAR_COMPLAINT)
  )
}

// A mail without a score that is this clearly unhappy is a complaint; below it a person looks first. An assumption.
const CLEAR_COMPLAINT = 0.8
