import { hadCompleted, hourOfShift, tenureBand } from '../derived.ts'
import { type LocalTime, localTimeIn } from '../localTime.ts'
import type { PeopleRead } from '../store/history.ts'

/** A module is looked at when so many people have it and so many lack it: fewer are only a list of names. */
const LEAST_EACH_SIDE = 3
/** More modules than this would fill the search with one question. */
const MOST_MODULES = 4

/** What is known of people and places when an interaction is placed. */
export interface Known {
  agent(staffId: string): string
  unit(unitId: string): string
  localTime(at: number, siteId: string | null): LocalTime
  tenure(staffId: string, at: number): string
  shiftHour(staffId: string, at: number): string
  /** Modules worth a dimension of their own. */
  modules: readonly string[]
  completed(module: string, staffId: string, at: number): boolean
  /** Every module anybody has completed, and when each person did. */
  everyModule: readonly string[]
  staff: readonly { id: string; name: string; hired: number | null }[]
}

/** Makes the look-ups. */
export function knownOf(read: PeopleRead, organisationZone: string): Known {
  const names = uniqueNames(read.people)
  const units = new Map(read.units.map((unit) => [unit.id, unit]))
  const clocks = new Map<string, (at: number) => LocalTime>()
  const clockOf = (zone: string) => clocks.getOrInsertComputed(zone, () => localTimeIn(zone))
  const hired = new Map(read.people.map(({ id, hired: at }) => [id, at ?? undefined]))
  const shifts = Map.groupBy(read.shifts, ({ staff_id }) => staff_id)
  const done = new Map(read.modules.map(({ staff_id, module, at }) => [`${staff_id} ${module}`, at]))
  const completed: Known['completed'] = (module, staffId, at) =>
    hadCompleted(done.get(`${staffId} ${module}`), at)
  return {
    agent: (staffId) => names.get(staffId) ?? '',
    unit: (unitId) => units.get(unitId)?.name ?? '',
    localTime: (at, siteId) => clockOf((siteId && units.get(siteId)?.time_zone) || organisationZone)(at),
    tenure: (staffId, at) => tenureBand(hired.get(staffId), at) ?? '',
    shiftHour: (staffId, at) => {
      const shift = shiftAt(shifts.get(staffId) ?? [], at)
      return String(hourOfShift(shift, at) ?? '')
    },
    modules: modulesWorthIt(read),
    completed,
    everyModule: [...new Set(read.modules.map(({ module }) => module))].sort(),
    staff: read.people.map(({ id, hired: at }) => ({ id, name: names.get(id)!, hired: at })),
  }
}

/** Two people of one name are told apart by what the organisation calls them. */
function uniqueNames(people: PeopleRead['people']): Map<string, string> {
  const times = Map.groupBy(people, ({ name }) => name)
  return new Map(
    people.map(({ id, name, external_id }) => [
      id,
      times.get(name)!.length === 1 ? name : `${name} (${external_id ?? id.slice(-4)})`,
    ]),
  )
}

/** The last shift that had begun, by bisection: a year has hundreds. */
function shiftAt(shifts: readonly { from: number; to: number }[], at: number) {
  let [low, high] = [0, shifts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (shifts[middle]!.from <= at) low = middle + 1
    else high = middle
  }
  return shifts[low - 1]
}

function modulesWorthIt({ people, modules }: PeopleRead): string[] {
  const holders = Map.groupBy(modules, ({ module }) => module)
  return [...holders]
    .map(([module, held]) => ({ module, smaller: Math.min(held.length, people.length - held.length) }))
    .filter(({ smaller }) => smaller >= LEAST_EACH_SIDE)
    .sort((a, b) => b.smaller - a.smaller)
    .slice(0, MOST_MODULES)
    .map(({ module }) => module)
}
