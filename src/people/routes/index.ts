import type { App } from '../../platform/app.ts'
import type { Route } from '../../platform/http/index.ts'
import type { WriteLetter } from '../signIn/recovery.ts'
import { keyRoutes, type TestStories } from './keys.ts'
import { meRoutes } from './me.ts'
import { organisationRoutes } from './organisation.ts'
import { shiftRoutes } from './shifts.ts'
import { staffRoutes } from './staff.ts'
import { unitRoutes } from './units.ts'

/** What other parts of the house do for this room. */
export interface PeopleStories extends TestStories {
  writeLetter: WriteLetter
}

/** What people answer for over HTTP, sign-in aside. */
export const peopleRoutes = (app: App, stories: PeopleStories): Route[] => [
  ...meRoutes(app),
  ...organisationRoutes(app),
  ...unitRoutes(app),
  ...staffRoutes(app, stories.writeLetter),
  ...shiftRoutes(app),
  ...keyRoutes(app, stories),
]
