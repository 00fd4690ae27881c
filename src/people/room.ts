import type { App } from '../platform/app.ts'
import type { Caller, Route } from '../platform/http/index.ts'
import type { Job } from '../platform/jobs/index.ts'
import { newToken, secretNamed } from '../platform/secrets/index.ts'
import { tellsOfPeople } from './announce.ts'
import { type ChainReader, openChainReader } from './callChain.ts'
import { type Finder, openFinder } from './find.ts'
import { type Identify, identifyWith } from './identify.ts'
import { Remembered } from './remember.ts'
import { type PeopleStories, peopleRoutes } from './routes/index.ts'
import { type CookieSeal, sessionCookieName } from './sessionCookie.ts'
import { openDoor } from './signIn/door.ts'
import { joiningRoutes } from './signIn/joining.ts'
import { ownWayRoutes } from './signIn/ownWays.ts'
import { recoveryRoutes } from './signIn/recovery.ts'
import { sessionRoutes } from './signIn/sessions.ts'

/** People as the other rooms and the server hold them. */
export interface PeopleRoom {
  word: 'people'
  nouns: string[]
  routes: Route[]
  jobs: Job[]
  identify: Identify
  /** Cached look-ups for the ingest path. */
  find: Finder
  chain: ChainReader
  /** Makes the installation's secrets. */
  beforeServing(): Promise<void>
}

const NOUNS = [
  'me',
  'sessions',
  'invitations',
  'password-resets',
  'organisation',
  'mandates',
  'units',
  'staff',
  'shifts',
  'keys',
  'test-data',
  'refusals',
]

/** Opens the room of people on a migrated database. */
export function openPeopleRoom(app: App, stories: PeopleStories): PeopleRoom {
  const known = new Remembered<Caller | undefined>()
  const find = openFinder(app.database)
  const chain = openChainReader(app.database)
  const seal: CookieSeal = { name: sessionCookieName(app.config.publicUrl), secret: '' }
  const signIn = { app, seal, door: openDoor(app, () => seal.secret) }
  app.database.onCommitted(({ events }) => {
    if (!events.some(({ kind }) => tellsOfPeople(kind))) return
    for (const memory of [known, find, chain]) memory.forget()
  })
  return {
    word: 'people',
    nouns: NOUNS,
    routes: [
      ...peopleRoutes(app, stories),
      ...sessionRoutes(signIn),
      ...ownWayRoutes(signIn),
      ...joiningRoutes(signIn),
      ...recoveryRoutes(signIn, stories.writeLetter),
    ],
    jobs: [],
    identify: identifyWith({ app, seal, known }),
    find,
    chain,
    beforeServing: async () => {
      seal.secret = await sessionSecret(app)
    },
  }
}

/** Signs session cookies; made once, kept in the database so that all processes of one installation share it. */
export const sessionSecret = ({ database }: Pick<App, 'database'>): Promise<string> =>
  secretNamed(database.read, 'session', newToken)
