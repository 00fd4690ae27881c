import type { Means } from '../cases/index.ts'
import { Problem } from '../language/problem.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/database/index.ts'
import {
  actorOf,
  type Caller,
  EVERY_ROLE,
  LEADS_UP,
  type Route,
  read,
  write,
} from '../platform/http/index.ts'
import { alertSeen, answerAlert } from './answer.ts'
import { reportClocks } from './clocks.ts'
import { screenHasIt } from './deliver.ts'
import { cardsOf, readCard } from './readCard.ts'
import {
  alertCard,
  alertIdParams,
  alertList,
  alertListQuery,
  clocksQuery,
  clocksReport,
  wallQuery,
  wallShape,
} from './schema.ts'
import { listAlerts, type Sighted, unitsBelow } from './store/cards.ts'
import type { Scope } from './store/wall.ts'
import type { AlertStories } from './stories.ts'
import { takeAnswerBack } from './takeBack.ts'
import { wallOf } from './wall.ts'

const everybody = { roles: EVERY_ROLE, key: 'staff' } as const
const leads = { roles: LEADS_UP, key: 'staff' } as const

const REPORT_DAYS = 30

const sightedOf = ({ sight, staffId }: Caller): Sighted => ({ ...sight, staffId: staffId ?? null })

const scopeOf = async (tx: Tx, caller: Caller, team: string | undefined): Promise<Scope> => ({
  sighted: sightedOf(caller),
  unitIds: team ? await unitsBelow(tx, team) : undefined,
})

/** All routes of the room. */
export const alertRoutes = (app: App, means: Means, stories: AlertStories): Route[] => [
  ...alertsThemselves(app, means),
  ...figures(app, stories),
]

const alertsThemselves = ({ database }: App, means: Means): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/alerts',
    access: everybody,
    summary: 'Alerts: waiting ones as they break, or answered ones, the newest first',
    query: alertListQuery,
    answer: alertList,
    handle: async ({ caller, query, now }) => {
      const found = await listAlerts(database.read, sightedOf(caller), query)
      return { body: { items: await cardsOf(database.read, found, now), nextCursor: null } }
    },
  }),
  write({
    method: 'put',
    path: '/api/v1/alerts/{id}/answer',
    access: everybody,
    summary: 'I have this: answers the alert, and owns the case when nobody does',
    params: alertIdParams,
    answer: alertCard,
    handle: async ({ tx, params, caller, now }) => {
      await alertSeen(tx, params.id, caller)
      const answering = { alertId: params.id, staffId: caller.staffId, by: actorOf(caller), now }
      return { body: await answerAlert(tx, { ...answering, through: 'screen' }, means) }
    },
  }),
  write({
    method: 'delete',
    path: '/api/v1/alerts/{id}/answer',
    access: everybody,
    summary: 'Takes the answer back, before a word was said to the customer',
    params: alertIdParams,
    answer: alertCard,
    handle: async ({ tx, params, caller, now }) => {
      await alertSeen(tx, params.id, caller)
      return { body: await takeAnswerBack(tx, { alertId: params.id, caller, by: actorOf(caller), now }) }
    },
  }),
  write({
    method: 'put',
    path: '/api/v1/alerts/{id}/delivery',
    access: everybody,
    summary: 'An open screen of this person shows the alert',
    params: alertIdParams,
    answer: alertCard,
    handle: async ({ tx, params, caller, now }) => {
      await alertSeen(tx, params.id, caller)
      if (!caller.staffId)
        throw new Problem('nobody', 'Only a person’s screen can show an alert to somebody.', { status: 403 })
      await screenHasIt(tx, { alertId: params.id, staffId: caller.staffId, now })
      return { body: await readCard(tx, params.id, now) }
    },
  }),
]

const figures = ({ database, live }: App, stories: AlertStories): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/alerts/clocks',
    access: leads,
    summary: 'The three clocks, each by itself: alerted, answered, first word',
    query: clocksQuery,
    answer: clocksReport,
    handle: async ({ caller, query, now }) => {
      const to = query.to ?? now
      const span = { from: query.from ?? to.subtract({ hours: REPORT_DAYS * 24 }), to }
      const scope = await scopeOf(database.read, caller, query.team)
      return { body: await reportClocks(database.read, { scope, span, now }) }
    },
  }),
  read({
    method: 'get',
    path: '/api/v1/wall',
    access: leads,
    summary: 'The lead’s wall: alerts, unowned, overdue, unheard, load, and today’s minutes to a person',
    query: wallQuery,
    answer: wallShape,
    handle: async ({ caller, query, now }) => {
      const scope = await scopeOf(database.read, caller, query.team)
      return { body: await wallOf(database.read, { scope, now, openScreens: live.openDesks, stories }) }
    },
  }),
]
