import { WINDOW } from './choose.ts'
import { evidenceOf } from './evidence.ts'
import { fitting, type Lesson } from './fit.ts'
import {
  fitsAfter,
  type Learner,
  LONGEST_GAP,
  MEMORY,
  newLearner,
  type Rating,
  remember,
  taking,
} from './learner.ts'

/** Reads a rating's message again. */
export const lessonOf = ({ text, locale, unhappy, weight }: Rating): Lesson => ({
  evidence: evidenceOf({ text, locale }),
  unhappy,
  weight,
})

/**
 * What is known after `upTo` ratings rests on so many of the last ones: 200 that are judged, 200 before them that decide
 * which reading answered, the gap between two fits, and what the first of those fits looks back at.
 */
export const LOOK_BACK = MEMORY + 2 * WINDOW + 2 * LONGEST_GAP

/** Where a replay to `upTo` ratings begins to judge: at a fit, far enough back that all it judges by is whole. */
export function judgedFrom(upTo: number): number {
  let from = Math.max(0, upTo - 2 * WINDOW - LONGEST_GAP)
  while (from > 0 && !fitsAfter(from)) from--
  return from
}

/**
 * Learns again what a list of ratings taught: the same ratings in the same order always teach the same, whether they
 * came one by one or are replayed. `before` ratings came before the first of these; they are too long ago to matter.
 */
export function* replaying(
  ratings: readonly Rating[],
  { before = 0 }: { before?: number } = {},
): Generator<void, Learner> {
  const learner = newLearner()
  learner.calibration.ratings = before
  const from = judgedFrom(before + ratings.length)
  for (const rating of ratings) {
    const lesson = lessonOf(rating)
    if (learner.calibration.ratings >= from) yield* taking(learner, lesson)
    else {
      remember(learner, lesson)
      if (learner.calibration.ratings === from) learner.calibration.learnt = yield* fitting(learner.lessons)
    }
    yield
  }
  return learner
}

/** The same at one go. */
export function replay(ratings: readonly Rating[], options: { before?: number } = {}): Learner {
  const steps = replaying(ratings, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
