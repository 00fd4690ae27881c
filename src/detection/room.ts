import type { App } from '../platform/app.ts'
import type { Route } from '../platform/http/index.ts'
import type { Job, JobCall } from '../platform/jobs/index.ts'
import { type Kept, type LessonAsked, learnFromRatings, openLessonBell } from './learn.ts'
import { openReader, type Reader } from './reader.ts'
import { readingRoutes } from './routes/reading.ts'
import { understandingRoutes } from './routes/understanding.ts'
import type { DetectionStories } from './stories.ts'

/** A feedback that is being written, as far as reading it again later is decided by it. */
type BeingWritten = Record<string, unknown>

/** Detection as the server holds it. */
export interface DetectionRoom {
  word: 'detection'
  nouns: string[]
  routes: Route[]
  jobs: Job[]
  /** Reads messages as this organisation reads them. */
  reader: Reader
  /** Jobs to leave with feedback that is being written. */
  afterHearing(
    heard: BeingWritten[],
    now: Temporal.Instant,
  ): Promise<{ job: string; body: object; start_after: Temporal.Instant | null }[]>
}

/** Opens the room that decides whether something went wrong. */
export function openDetectionRoom(app: App, stories: DetectionStories): DetectionRoom {
  const reader = openReader(app)
  const bell = openLessonBell()
  const kept: Kept = {}
  app.database.onCommitted(({ events }) => {
    if (events.some(({ kind }) => kind.startsWith('reading.'))) reader.forget()
  })
  return {
    word: 'detection',
    nouns: ['text'],
    routes: [...understandingRoutes(reader), ...readingRoutes(app, stories)],
    jobs: [
      {
        name: 'learnFromRatings',
        handle: ({ body, now }: JobCall<LessonAsked>) => learnFromRatings(app, { asked: body, now, kept }),
      },
    ] as Job[],
    reader,
    afterHearing: async (heard, now) =>
      bell.ring(heard) ? [{ job: 'learnFromRatings', body: {}, start_after: bell.dueAt(now) }] : [],
  }
}
