import { setImmediate as breathe } from 'node:timers/promises'
import { SCALE_RULES, type Scale } from '../language/score.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/database/index.ts'
import { enqueue } from '../platform/jobs/index.ts'
import { record, SYSTEM } from '../platform/journal/index.ts'
import {
  type CalibrationRow,
  calibrationRow,
  keepPoints,
  type PointRow,
  saveCalibration,
} from './store/calibration.ts'
import {
  countTeaching,
  keepRatings,
  lastRatings,
  newestFeedback,
  newlyScored,
  type RatingRow,
  type Scored,
  scoredAgain,
  waitingRatings,
} from './store/ratings.ts'
import { textSettings } from './store/settings.ts'
import type { Choice } from './text/calibrate/calibration.ts'
import { meanLoss, SHIPPED } from './text/calibrate/choose.ts'
import { type Learner, MEMORY, newLearner, taking } from './text/calibrate/learner.ts'
import { calibrationEngine, packCalibration, unpackCalibration } from './text/calibrate/pack.ts'
import { LOOK_BACK, lessonOf, replaying } from './text/calibrate/replay.ts'

/** How well it did is written down at each so many ratings. */
const POINT_EVERY = 50
/** Another process may learn at the same time: whoever wrote first has learnt, the other begins again. */
const TRIES = 4

/** What a lesson is asked for: all that came since the last one, or one feedback that was told differently. */
export interface LessonAsked {
  feedbackId?: string
}

type Means = Pick<App, 'database' | 'newId'>

/** A learner kept between lessons, with the version it stands at: reading a thousand messages again takes half a second. */
export interface Kept {
  learner?: { version: number; learner: Learner } | undefined
}

/**
 * Learns from the ratings that came since the last lesson. Works out everything before its own short transaction, and
 * gives way after each fit: customers are heard meanwhile.
 */
export async function learnFromRatings(
  means: Means,
  { asked, now, kept = {} }: { asked: LessonAsked; now: Temporal.Instant; kept?: Kept },
): Promise<void> {
  for (let tried = 1; ; tried++) {
    const lesson = await prepare(means, { asked, now, kept })
    if (!lesson) return
    // Until it is written, what was learnt may be nobody's.
    kept.learner = undefined
    if (await means.database.write((tx) => keep(tx, { ...lesson, now }))) {
      kept.learner = { version: lesson.before.version + 1, learner: lesson.learner }
      return
    }
    if (tried === TRIES) throw new Error('other processes kept learning at the same time')
  }
}

interface Lesson {
  before: CalibrationRow
  learner: Learner
  ratings: RatingRow[]
  points: PointRow[]
  gatheredTo: string
}

async function prepare(
  { database, newId }: Means,
  { asked, now, kept }: { asked: LessonAsked; now: Temporal.Instant; kept: Kept },
): Promise<Lesson | undefined> {
  const tx = database.read
  if (!(await textSettings(tx)).learning) return undefined
  const before = await calibrationRow(tx)
  const { last } = await countTeaching(tx)
  const gatheredTo = (await newestFeedback(tx)) ?? before.gathered_to
  const scored = asked.feedbackId
    ? await scoredAgain(tx, asked.feedbackId)
    : await newlyScored(tx, before.gathered_to, MEMORY)
  const waiting = await waitingRatings(tx, MEMORY)
  const stale = before.engine !== calibrationEngine()
  if (scored.length + waiting.length === 0 && !stale) return undefined
  const learner =
    kept.learner?.version === before.version ? kept.learner.learner : await learnerAt(tx, before)
  kept.learner = undefined
  const fresh = [...scored.map((one) => ratingFrom(one, newId())), ...waiting]
  const ratings = fresh.map((rating, i) => ({ ...rating, place: last + i + 1 }))
  const points = await learn(learner, ratings, now)
  return { before, learner, ratings, points, gatheredTo: asked.feedbackId ? before.gathered_to : gatheredTo }
}

async function learn(learner: Learner, ratings: RatingRow[], now: Temporal.Instant): Promise<PointRow[]> {
  const points: PointRow[] = []
  for (const rating of ratings) {
    for (const _ of taking(learner, lessonOf({ ...rating, locale: rating.locale ?? undefined })))
      await breathe()
    if (learner.calibration.ratings % POINT_EVERY === 0) points.push(pointOf(learner, now))
  }
  return points
}

/** The learner as it was left; where its engine is another, or its ratings are not the ones that teach now, learnt anew. */
async function learnerAt(tx: Tx, { engine, ratings, summary, words }: CalibrationRow): Promise<Learner> {
  const teaching = await countTeaching(tx)
  if (summary && words && engine === calibrationEngine() && ratings === teaching.ratings) {
    const lessons = (await lastRatings(tx, MEMORY)).map(ratingOf).map(lessonOf)
    return { ...unpackCalibration({ summary, words }), lessons }
  }
  if (teaching.ratings === 0) return newLearner()
  const last = await lastRatings(tx, LOOK_BACK)
  const steps = replaying(last.map(ratingOf), { before: teaching.ratings - last.length })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await breathe()
  }
}

const ratingOf = ({ text, locale, unhappy, weight }: RatingRow) => ({
  text,
  locale: locale ?? undefined,
  unhappy,
  weight,
})

/** What a scored comment teaches: a middling score is neither happy nor unhappy, and counts half. */
function ratingFrom(scored: Scored, id: string): RatingRow {
  const rule = SCALE_RULES[scored.scale as Scale]
  const unhappy = scored.score <= rule.negativeUpTo
  return {
    id,
    place: null,
    kind: 'score',
    feedback_id: scored.id,
    text: scored.comment,
    locale: scored.locale,
    language: scored.language ?? 'und',
    unhappy,
    weight: unhappy || scored.score >= rule.recoveredFrom ? 1 : 0.5,
    said_by: null,
    told_at: scored.received_at,
  }
}

function pointOf({ calibration, trials }: Learner, at: Temporal.Instant): PointRow {
  const answered: Choice = { answers: 'shipped', trust: 0 }
  return {
    ratings: calibration.ratings,
    at,
    answers: calibration.answers,
    shipped_loss: meanLoss(trials, SHIPPED),
    answered_loss: meanLoss(
      trials.map((trial) => ({ ...trial, base: trial.answered })),
      answered,
    ),
  }
}

async function keep(
  tx: Tx,
  { before, learner, ratings, points, gatheredTo, now }: Lesson & { now: Temporal.Instant },
): Promise<boolean> {
  const saved = packCalibration(learner)
  if (!(await saveCalibration(tx, { ...saved, seen: before.version, gatheredTo, at: now }))) return false
  await keepRatings(tx, ratings)
  await keepPoints(tx, points)
  await record(tx, {
    fact: 'reading.learnt',
    actor: SYSTEM,
    at: now,
    live: true,
    body: { ratings: learner.calibration.ratings, answers: learner.calibration.answers },
  })
  return true
}

/** Asks for a lesson about one feedback whose words or score came later. */
export const askToLearn = (tx: Tx, feedbackId: string): Promise<void> =>
  enqueue(tx, { job: 'learnFromRatings', body: { feedbackId } })

/** Rated comments gather this long before a lesson: one job for all of them, whatever their number. */
const GATHER_SECONDS = 15

/** Whether a lesson should be asked for now: once in fifteen seconds a process, however many ratings come. */
export interface LessonBell {
  ring(heard: { comment?: unknown; score?: unknown; test?: unknown }[]): boolean
  dueAt(now: Temporal.Instant): Temporal.Instant
}

/** `stopwatch`: milliseconds that only go forward. */
export function openLessonBell(stopwatch: () => number = () => performance.now()): LessonBell {
  let rests = Number.NEGATIVE_INFINITY
  return {
    ring(heard) {
      const teaches = heard.some(
        ({ comment, score, test }) => !test && score != null && typeof comment === 'string' && comment.trim(),
      )
      if (!teaches || stopwatch() < rests) return false
      rests = stopwatch() + GATHER_SECONDS * 1_000
      return true
    },
    dueAt: (now) => now.add({ seconds: GATHER_SECONDS }),
  }
}
