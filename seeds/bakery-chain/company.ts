import {
  addUnit,
  completeModule,
  giveShift,
  hireStaff,
  saveOrganisation,
  setMandate,
  setPassword,
} from '../../src/people/index.ts'
import type { Database, NewId, Tx } from '../../src/platform/database/index.ts'
import type { Role } from '../../src/platform/http/index.ts'
import { SYSTEM } from '../../src/platform/journal/index.ts'

export const ZONE = 'Europe/Oslo'

interface Person {
  name: string
  role: Role
  at: string[]
  languages: string[]
  locale?: string
  /** Local hours of a day's shift; leads answer alerts in them. */
  shift: [from: number, to: number]
  hiredAt: string
}

/** Who works at Fold & Crumb. Two leads share the day, so that somebody is always called. */
export const PEOPLE: Person[] = [
  {
    name: 'Olav Fold',
    role: 'owner',
    at: [],
    languages: ['nb', 'en'],
    shift: [9, 17],
    hiredAt: '2014-03-01',
  },
  {
    name: 'Mona Berg',
    role: 'manager',
    at: ['Oslo'],
    languages: ['nb', 'en'],
    shift: [8, 16],
    hiredAt: '2017-08-15',
  },
  {
    name: 'Ingrid Haug',
    role: 'lead',
    at: ['Oslo'],
    languages: ['nb', 'en'],
    shift: [0, 12],
    hiredAt: '2019-01-07',
  },
  {
    name: 'Tomas Vik',
    role: 'lead',
    at: ['Oslo'],
    languages: ['nb', 'en', 'ru'],
    shift: [12, 24],
    hiredAt: '2020-05-11',
  },
  {
    name: 'Ana Lind',
    role: 'agent',
    at: ['Customer care', 'Storgata'],
    languages: ['en', 'nb'],
    shift: [8, 16],
    hiredAt: '2021-03-01',
  },
  {
    name: 'Jonas Berg',
    role: 'agent',
    at: ['Customer care', 'Storgata'],
    languages: ['nb', 'en'],
    shift: [7, 15],
    hiredAt: '2022-09-12',
  },
  {
    name: 'Priya Nair',
    role: 'agent',
    at: ['Customer care', 'Grønland'],
    languages: ['en', 'nb'],
    shift: [10, 18],
    hiredAt: '2023-02-20',
  },
  {
    name: 'Mark Olsen',
    role: 'agent',
    at: ['Storgata'],
    languages: ['nb', 'en'],
    shift: [7, 15],
    hiredAt: '2025-04-01',
  },
  {
    name: '森 健二',
    role: 'agent',
    at: ['Customer care', 'Orders by app'],
    languages: ['ja', 'en'],
    locale: 'ja',
    shift: [12, 20],
    hiredAt: '2022-11-01',
  },
  {
    name: 'Ирина Белова',
    role: 'agent',
    at: ['Customer care', 'Majorstuen'],
    languages: ['ru', 'nb', 'en'],
    locale: 'ru',
    shift: [9, 17],
    hiredAt: '2023-06-05',
  },
  {
    name: '林 怡君',
    role: 'agent',
    at: ['Customer care', 'Orders by app'],
    languages: ['zh-Hant', 'zh-Hans', 'en'],
    locale: 'zh-Hant',
    shift: [11, 19],
    hiredAt: '2024-01-15',
  },
  {
    name: 'Sara Moe',
    role: 'agent',
    at: ['Grønland'],
    languages: ['nb', 'en'],
    shift: [7, 15],
    hiredAt: '2024-08-01',
  },
  {
    name: 'Emil Dahl',
    role: 'agent',
    at: ['Majorstuen'],
    languages: ['nb', 'en'],
    shift: [7, 15],
    hiredAt: '2023-10-09',
  },
  {
    name: 'Nora Lie',
    role: 'agent',
    at: ['Catering'],
    languages: ['nb', 'en'],
    shift: [8, 16],
    hiredAt: '2021-11-22',
  },
]

export const SITES = ['Storgata', 'Grønland', 'Majorstuen'] as const
const TEAMS = ['Customer care', 'Catering', 'Orders by app']

/** Amounts in minor units per role; NOK about ten times EUR. */
const MANDATES: { role: Role; perCase: number; perMonth: number }[] = [
  { role: 'agent', perCase: 6_000, perMonth: 100_000 },
  { role: 'lead', perCase: 50_000, perMonth: 500_000 },
  { role: 'manager', perCase: 200_000, perMonth: 2_000_000 },
]

export const emailOf = (name: string): string => {
  const latin: Record<string, string> = { '森 健二': 'kenji', 'Ирина Белова': 'irina', '林 怡君': 'yichun' }
  return `${latin[name] ?? name.split(' ')[0]!.toLowerCase()}@foldandcrumb.example`
}

interface Founding {
  database: Database
  now: Temporal.Instant
  newId: NewId
}

/** Founds the company with everybody hired; returns staff ids by name. */
export async function foundCompany({ database, now, newId }: Founding): Promise<Map<string, string>> {
  const how = { by: SYSTEM, now, newId }
  const ids = new Map<string, string>()
  await database.write(async (tx) => {
    await saveOrganisation(tx, { change: organisation(now), by: SYSTEM, now })
    const region = (await addUnit(tx, { kind: 'region', name: 'Oslo', ...how })).id
    const units = new Map([['Oslo', region]])
    for (const name of SITES)
      units.set(
        name,
        (await addUnit(tx, { kind: 'site', name, parentId: region, timeZone: ZONE, ...how })).id,
      )
    for (const name of TEAMS)
      units.set(name, (await addUnit(tx, { kind: 'team', name, parentId: region, ...how })).id)
    for (const person of PEOPLE) {
      const unitIds = person.at.map((at) => units.get(at)!)
      const { id } = await hireStaff(tx, {
        ...person,
        email: emailOf(person.name),
        externalId: emailOf(person.name).split('@')[0]!,
        locale: person.locale ?? 'en',
        timeZone: ZONE,
        unitIds,
        ...how,
      })
      ids.set(person.name, id)
      await completeModules(tx, id, person)
    }
    for (const mandate of MANDATES)
      for (const [currency, times] of [
        ['EUR', 1],
        ['NOK', 10],
      ] as const)
        await setMandate(tx, {
          mandate: {
            role: mandate.role,
            currency,
            perCase: mandate.perCase * times,
            perMonth: mandate.perMonth * times,
          },
          ...how,
        })
  })
  return ids
}

/** Lets those who can sign in do so. */
export const setPasswords = ({
  database,
  ids,
  ...how
}: Founding & { ids: Map<string, string>; password: string }): Promise<void> =>
  database.write(async (tx) => {
    for (const name of LOGINS)
      await setPassword(tx, { staffId: ids.get(name)!, email: emailOf(name), ...how })
  })

/** Everybody at the counter has learnt to take an order in the first month, but Mark (README, truth 1). */
const completeModules = async (tx: Tx, staffId: string, { name, hiredAt, at }: Person): Promise<void> => {
  if (at.length === 0) return
  const on = Temporal.PlainDate.from(hiredAt)
  await completeModule(tx, { staffId, module: 'Hygiene', on: on.add({ days: 7 }).toString() })
  if (name === 'Mark Olsen') return
  await completeModule(tx, { staffId, module: 'Order taking', on: on.add({ days: 30 }).toString() })
}

/** Who answers for everything. */
export const OWNER = 'Olav Fold'

/** Who can sign in to the demo: one of each kind, and one who reads Japanese. */
export const LOGINS = ['Olav Fold', 'Mona Berg', 'Ingrid Haug', 'Ana Lind', '森 健二']

const organisation = (now: Temporal.Instant) => ({
  name: 'Fold & Crumb',
  senderName: 'Fold & Crumb',
  senderAddress: 'care@foldandcrumb.example',
  replyTo: 'care@foldandcrumb.example',
  phone: '+47 21 00 04 18',
  legalFooter: 'Fold & Crumb AS, Storgata 12, 0184 Oslo',
  colour: '#5b3a1a',
  languages: ['en', 'nb', 'ru', 'zh-Hans', 'zh-Hant', 'ja'],
  currencies: ['EUR', 'NOK'],
  timeZone: ZONE,
  weeklySchedule: [1, 2, 3, 4, 5, 6].map((day) => ({ day, from: '07:00', to: '20:00' })),
  setUpAt: now,
})

interface Planning {
  ids: Map<string, string>
  day: Temporal.PlainDate
  days: number
  leadsOnly: boolean
  now: Temporal.Instant
  newId: NewId
}

/** Shifts of the days from `day` on: everybody's, or (long ago) the leads' alone. Leads cover the whole day between them. */
export async function planShifts(
  database: Database,
  { ids, day, days, leadsOnly, now, newId }: Planning,
): Promise<void> {
  const people = PEOPLE.filter(({ role }) => !leadsOnly || role === 'lead')
  await database.write(async (tx) => {
    for (let at = 0; at < days; at++) {
      for (const { name, shift } of people) {
        const [startsAt, endsAt] = shift.map((hour) => atHour(day.add({ days: at }), hour)) as [
          Temporal.Instant,
          Temporal.Instant,
        ]
        await giveShift(tx, {
          staffId: ids.get(name)!,
          startsAt,
          endsAt,
          timeZone: ZONE,
          by: SYSTEM,
          now,
          newId,
        })
      }
    }
  })
}

/** A local hour of a day, 24 is the next midnight. */
export const atHour = (day: Temporal.PlainDate, hour: number): Temporal.Instant =>
  day
    .toPlainDateTime({ hour: 0 })
    .add({ minutes: Math.round(hour * 60) })
    .toZonedDateTime(ZONE)
    .toInstant()
