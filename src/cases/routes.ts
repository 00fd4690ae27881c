import type { App } from '../platform/app.ts'
import type { Route } from '../platform/http/index.ts'
import { aroundRoutes } from './routes/around.ts'
import { askingRoutes } from './routes/asking.ts'
import { assessingRoutes } from './routes/assessing.ts'
import { readingRoutes } from './routes/reading.ts'
import { stepRoutes } from './routes/steps.ts'
import type { CaseStories } from './stories.ts'

/** All routes of the room. Fixed names come before `{id}`. */
export function casesRoutes(app: App, stories: CaseStories): Route[] {
  const means = { newId: app.newId, stories }
  return [
    ...readingRoutes(app, means),
    ...assessingRoutes(app),
    ...stepRoutes(means),
    ...askingRoutes(means),
    ...aroundRoutes(means, app.config.publicUrl),
  ]
}
