import { claimsOf } from './claims.ts'
import type { Reading } from './engine.ts'
import { spanOf } from './fold.ts'
import { round } from './judge.ts'
import type { FlagKind, Severity, Understanding } from './schema.ts'

type Points = Understanding['severityPoints']

/**
 * How grave the failure reads, as a sum anyone can check. Every factor only ever adds, so more bad news can never
 * lower it. Rubric (spec of the trade): S1 annoyance, S2 under two hours or a quarter of the price, S3 up to a day
 * or the price, S4 more than a day, consequences or a once-only event, S5 safety, law, privacy, a vulnerable person.
 */
const STEPS: [Severity, number][] = [
  ['S5', 100],
  ['S4', 60],
  ['S3', 35],
  ['S2', 18],
]

/** The points from which a severity begins; S1 begins at none. */
export const leastPoints = (severity: Severity): number => STEPS.find(([name]) => name === severity)?.[1] ?? 0

/** What a failure of this kind costs at least, before anything else is known. */
const CATEGORY_POINTS: Record<string, number> = {
  'not-delivered': 20,
  damaged: 16,
  quality: 14,
  'wrong-item': 14,
  billing: 18,
  refund: 20,
  cancelled: 20,
  booking: 16,
  late: 12,
  technical: 12,
  staff: 12,
  contact: 12,
  information: 12,
  availability: 8,
  cleanliness: 14,
  safety: 30,
  privacy: 100,
  discrimination: 100,
}

const FLAG_POINTS: Record<FlagKind, number> = {
  safety: 100,
  vulnerable: 40,
  legal: 30,
  threat: 30,
  media: 15,
  churn: 12,
  'repeat-contact': 12,
  abuse: 0,
}

/** What the words say about time, money and occasion. */
const CUE_POINTS: Record<string, number> = { once: 30, long: 20, money: 18, hours: 8, twice: 8 }

/** The sum and its parts, the largest first; nothing went wrong = no points, S1. */
export function severityOf(
  reading: Reading,
  read: Pick<Understanding, 'dissatisfaction' | 'categories' | 'flags'>,
): { severity: Severity; severityPoints: Points } {
  const parts = [
    ...moodPoints(read.dissatisfaction),
    ...categoryPoints(read),
    ...flagPoints(read),
    ...cuePoints(reading, read),
  ]
  const severityPoints = parts.filter((part) => part.points > 0).sort((a, b) => b.points - a.points)
  const sum = severityPoints.reduce((total, part) => total + part.points, 0)
  return { severity: STEPS.find(([, least]) => sum >= least)?.[0] ?? 'S1', severityPoints }
}

const moodPoints = (dissatisfaction: number): Points => [
  { factor: 'dissatisfaction', points: Math.round(Math.max(0, dissatisfaction - 0.5) * 20) },
]

/** Only the gravest category counts: three names for one failure are not three failures. */
function categoryPoints({ categories }: Pick<Understanding, 'categories'>): Points {
  const points = categories.map(({ key, probability, span }) => ({
    factor: `category ${key}`,
    points: Math.round((CATEGORY_POINTS[key] ?? 12) * (probability >= 0.35 ? 1 : 0)),
    ...(span && { span }),
  }))
  return points.sort((a, b) => b.points - a.points).slice(0, 1)
}

const flagPoints = ({ flags }: Pick<Understanding, 'flags'>): Points =>
  flags.map(({ kind, span }) => ({ factor: `flag ${kind}`, points: FLAG_POINTS[kind], span }))

/** A wedding in a happy message is no grief: occasion, time and money count as far as the writer is unhappy. */
function cuePoints(reading: Reading, { dissatisfaction }: Pick<Understanding, 'dissatisfaction'>): Points {
  const byKey = Map.groupBy(claimsOf(reading, 'severity'), (claim) => claim.key)
  const share = Math.min(1, Math.max(0, (dissatisfaction - 0.3) / 0.4))
  return [...byKey].map(([key, [first]]) => ({
    factor: `cue ${key}`,
    points: round(Math.round((CUE_POINTS[key] ?? 0) * share)),
    ...(first && { span: spanOf(reading.folded, first.start, first.end) }),
  }))
}
