import { Problem } from '../../language/problem.ts'
import type { App } from '../../platform/app.ts'
import type { Tx } from '../../platform/database/index.ts'
import {
  actorOf,
  type Caller,
  EVERY_ROLE,
  LEADS_UP,
  notFound,
  type Route,
  read,
  write,
} from '../../platform/http/index.ts'
import { fallbackChain } from '../callChain.ts'
import { changeShift, dropShift } from '../changeShift.ts'
import { uncoveredHours } from '../coverage.ts'
import { giveShift } from '../giveShift.ts'
import { readOrganisation } from '../saveOrganisation.ts'
import { chainQuery, idParams, shiftBody, shiftQuery } from '../schema.ts'
import { shiftById, shiftsIn } from '../store/shifts.ts'
import { colleagueById } from '../store/staff.ts'

const planners = { roles: LEADS_UP, key: 'admin' as const }
// A plan shows a week; a report may ask for a quarter.
const LONGEST_DAYS = 100
// Ten minutes a step (api.md, three clocks): the next in the chain is called, the clock is not reset.
const STEP_MINUTES = 10

/** Who works when, who leads, and whom an alert would reach. */
export const shiftRoutes = ({ database, newId }: App): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/shifts',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'Shifts in a span, and the opening hours in which nobody leads',
    query: shiftQuery,
    handle: async ({ query: { from, to, staff } }) => {
      refuseOddSpan(from, to)
      const items = await shiftsIn(database.read, { from, to, staffId: staff ?? null })
      const { weeklySchedule: schedule, timeZone } = await readOrganisation(database.read)
      const leads = items
        .filter((shift) => shift.leads)
        .map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt }))
      const uncovered = staff ? [] : uncoveredHours({ schedule, timeZone, leads, from, to })
      return { body: { items, uncovered, timeZone, nextCursor: null } }
    },
  }),
  read({
    method: 'get',
    path: '/api/v1/shifts/chain',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'Whom an alert of a team or site would reach, one person a step',
    query: chainQuery,
    handle: async ({ query: { team, site, at }, now }) => {
      const place = { teamId: team ?? null, siteId: site ?? null, now: at ?? now }
      const steps = await fallbackChain(database.read, place)
      const items = steps.map((step, index) => ({ ...step, afterMinutes: index * STEP_MINUTES }))
      return { body: { at: place.now, items, nextCursor: null } }
    },
  }),
  write({
    method: 'post',
    path: '/api/v1/shifts',
    access: planners,
    summary: 'A shift for somebody; who leads may be said, else the role decides',
    body: shiftBody,
    status: 201,
    handle: async ({ tx, caller, body, now }) => {
      const shift = await plannedBy(tx, caller, body)
      return { body: await giveShift(tx, { ...shift, by: actorOf(caller), now, newId }) }
    },
  }),
  write({
    method: 'put',
    path: '/api/v1/shifts/{id}',
    access: planners,
    summary: 'Moves a shift or gives it to somebody else',
    params: idParams,
    body: shiftBody,
    handle: async ({ tx, caller, params: { id }, body, now }) => {
      await mayPlan(tx, caller, { shiftId: id })
      const shift = await plannedBy(tx, caller, body)
      await changeShift(tx, { ...shift, shiftId: id, by: actorOf(caller), now })
      return { body: await shiftById(tx, id) }
    },
  }),
  write({
    method: 'delete',
    path: '/api/v1/shifts/{id}',
    access: planners,
    summary: 'Takes a shift away',
    params: idParams,
    handle: async ({ tx, caller, params: { id }, now }) => {
      await mayPlan(tx, caller, { shiftId: id })
      await dropShift(tx, { shiftId: id, by: actorOf(caller), now })
      return { status: 204 }
    },
  }),
]

function refuseOddSpan(from: Temporal.Instant, to: Temporal.Instant): void {
  const days = to.since(from).total('hours') / 24
  if (days > 0 && days <= LONGEST_DAYS) return
  throw new Problem('odd span', `Ask for 1 to ${LONGEST_DAYS} days, the earlier instant first.`, {
    errors: [{ path: '/to', message: 'is not after from, or too far from it' }],
  })
}

interface Planned {
  staffId: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  timeZone?: string | undefined
  unitId?: string | null | undefined
  externalId?: string | null | undefined
  leads?: boolean | undefined
}

async function plannedBy(tx: Tx, caller: Caller, shift: Planned) {
  await mayPlan(tx, caller, { staffId: shift.staffId })
  if (Temporal.Instant.compare(shift.startsAt, shift.endsAt) >= 0)
    throw new Problem('shift ends before it begins', 'A shift ends after it begins.', {
      errors: [{ path: '/endsAt', message: 'is not after startsAt' }],
    })
  const { timeZone } = await readOrganisation(tx)
  return {
    ...shift,
    unitId: shift.unitId ?? null,
    externalId: shift.externalId ?? null,
    timeZone: shift.timeZone ?? timeZone,
  }
}

/** Leads and managers plan for the people they see; others do not exist for them. */
async function mayPlan(
  tx: Tx,
  { sight, staffId: own }: Caller,
  planned: { shiftId: string } | { staffId: string },
): Promise<void> {
  const isShift = 'shiftId' in planned
  const staffId = isShift ? (await shiftById(tx, planned.shiftId))?.staffId : planned.staffId
  const person = staffId === undefined ? undefined : await colleagueById(tx, staffId)
  const sees = sight.all || person?.id === own || person?.unitIds.some((unit) => sight.unitIds.includes(unit))
  if (!person || !sees) throw notFound(isShift ? 'shift' : 'person')
}
