import type { Clock } from '../language/time.ts'
import type { Config } from './config/index.ts'
import type { Database, NewId } from './database/index.ts'
import type { LiveHub } from './live/index.ts'
import type { Log } from './log/index.ts'

/** What every room's routes and jobs are built with. Rules and use cases take only the parts they need. */
export interface App {
  config: Config
  database: Database
  clock: Clock
  newId: NewId
  live: LiveHub
  log: Log
}
