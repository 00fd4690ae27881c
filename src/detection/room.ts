import type { App } from '../platform/app.ts'
import type { Route } from '../platform/http/index.ts'
import type { Job, JobCall } from '../platform/jobs/index.ts'
import { type Kept, type LessonAsked, learnFromRatings, openLessonBell } from './learn.ts'
import { askSecondOpinion, type OpinionAsked, openOpinionDesk } from './opinion.ts'
import { openReader, type Reader } from './reader.ts'
import { categoryRoutes } from './routes/categories.ts'
import { opinionRoutes } from './routes/opinion.ts'
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
  const desk = openOpinionDesk(app)
  app.database.onCommitted(({ events }) => {
    if (events.some(({ kind }) => kind.startsWith('reading.'))) reader.forget()
  })
  return {
    word: 'detection',
    nouns: ['text'],
    routes: [
      ...understandingRoutes(reader),
      ...readingRoutes(app, stories),
      ...opinionRoutes(app, desk),
      ...categoryRoutes(app),
    ],
    jobs: [
      {
        name: 'learnFromRatings',
        handle: ({ body, now }: JobCall<LessonAsked>) => learnFromRatings(app, { asked: body, now, kept }),
      },
      {
        name: 'askSecondOpinion',
        handle: ({ body, now }: JobCall<OpinionAsked>) =>
          askSecondOpinion({ app, desk, stories }, { asked: body, now }),
      },
    ] as Job[],
    reader,
    afterHearing: async (heard, now) => [
      ...(bell.ring(heard) ? [{ job: 'learnFromRatings', body: {}, start_after: bell.dueAt(now) }] : []),
      ...((await reader.settings()).asksOpinion ? heard.filter(wantsOpinion).map(opinionJob) : []),
    ],
  }
}

/** Words of a real customer, told now: history and tests are nobody's to judge. */
const wantsOpinion = ({ comment, test, history }: BeingWritten): boolean =>
  typeof comment === 'string' && comment.trim() !== '' && !test && !history

const opinionJob = ({ id }: BeingWritten) => ({
  job: 'askSecondOpinion',
  body: { feedbackId: id },
  start_after: null,
})
