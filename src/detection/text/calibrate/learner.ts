import { type Calibration, logitBy, logitsOf, newCalibration } from './calibration.ts'
import { chooseReading, type Trial, thresholdOf, WINDOW } from './choose.ts'
import { fitting, type Lesson } from './fit.ts'

/** One comment that came with a score, or one correction by a person, in the order they came. */
export interface Rating {
  text: string
  locale?: string | undefined
  /** What the score or the person says. */
  unhappy: boolean
  /** 1 for a clear score; .5 for a middling score, which is neither; 2 for a person's word. */
  weight: number
}

/** Someone who is learning: what is known, and the ratings it still looks back at. */
export interface Learner {
  calibration: Calibration
  /** The last ratings that a fit looks at. */
  lessons: Lesson[]
  /** The last messages, each judged before it was learnt from. */
  trials: Trial[]
}

/** A fit looks back at so many ratings: what customers said long ago is not what they say now. */
export const MEMORY = 1_000

/** Nobody has rated anything. */
export const newLearner = (): Learner => ({ calibration: newCalibration(), lessons: [], trials: [] })

/** No more ratings than this lie between two fits. */
export const LONGEST_GAP = 50

/** Fits come often while little is known: each fifth rating, then each tenth, then each 25th and 50th. */
export const fitsAfter = (ratings: number): boolean => ratings >= 10 && ratings % gapAt(ratings) === 0

function gapAt(ratings: number): number {
  if (ratings <= 100) return 5
  if (ratings <= 400) return 10
  return ratings <= MEMORY ? 25 : LONGEST_GAP
}

/**
 * Takes one rating: judges the message first, then learns from it (test, then train). Pauses in the middle of a fit, so
 * that a server can answer in between.
 */
export function* taking(learner: Learner, lesson: Lesson): Generator<void, void> {
  const { calibration, trials } = learner
  const logits = logitsOf(calibration.learnt, lesson.evidence)
  trials.push({ ...logits, answered: logitBy(calibration, logits), unhappy: lesson.unhappy })
  if (trials.length > WINDOW) trials.shift()
  remember(learner, lesson)
  if (!fitsAfter(calibration.ratings)) return
  calibration.learnt = yield* fitting(learner.lessons)
  Object.assign(calibration, chooseReading(trials))
  calibration.threshold = thresholdOf(trials, calibration)
}

/** Takes one rating without judging it: it only will be looked back at. */
export function remember({ calibration, lessons }: Learner, lesson: Lesson): void {
  calibration.ratings++
  lessons.push(lesson)
  if (lessons.length > MEMORY) lessons.shift()
}

/** The same at one go. */
export function teach(learner: Learner, lesson: Lesson): void {
  for (const _ of taking(learner, lesson));
}
