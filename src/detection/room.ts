import type { App } from '../platform/app.ts'
import type { Route } from '../platform/http/index.ts'
import type { Job } from '../platform/jobs/index.ts'
import { openReader, type Reader } from './reader.ts'
import { readingRoutes } from './routes.ts'

/** Detection as the server holds it. */
export interface DetectionRoom {
  word: 'detection'
  nouns: string[]
  routes: Route[]
  jobs: Job[]
  /** Reads messages as this organisation reads them. */
  reader: Reader
}

/** Opens the room that decides whether something went wrong. */
export function openDetectionRoom(app: App): DetectionRoom {
  const reader = openReader(app)
  return { word: 'detection', nouns: ['text'], routes: readingRoutes(reader), jobs: [], reader }
}
