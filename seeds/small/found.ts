import {
  addUnit,
  giveShift,
  hireStaff,
  saveOrganisation,
  setMandate,
  setPassword,
} from '../../src/people/index.ts'
import { type Database, newId, type Tx } from '../../src/platform/database/index.ts'
import { SYSTEM } from '../../src/platform/journal/index.ts'
import { atHour, emailOf, type SmallCompany } from './company.ts'

interface Founding {
  company: SmallCompany
  now: Temporal.Instant
  password: string
}

/** Founds the company with everybody hired; staff ids by name. */
export async function foundSmall(
  database: Database,
  { company, now, password }: Founding,
): Promise<Map<string, string>> {
  const how = { by: SYSTEM, now, newId }
  return database.write(async (tx) => {
    await saveOrganisation(tx, { change: organisation(company, now), by: SYSTEM, now })
    const units = await addUnits(tx, company, now)
    const ids = new Map<string, string>()
    for (const { id, at, shift: _, ...person } of company.people) {
      const unitIds = at.map((name) => units.get(name)!)
      const email = emailOf(company, id)
      const hired = await hireStaff(tx, { ...person, email, externalId: id, unitIds, ...how })
      ids.set(person.name, hired.id)
      if (company.logins.includes(id))
        await setPassword(tx, { staffId: hired.id, email, password, now, newId })
    }
    for (const mandate of company.mandates) await setMandate(tx, { mandate, ...how })
    return ids
  })
}

async function addUnits(tx: Tx, company: SmallCompany, now: Temporal.Instant): Promise<Map<string, string>> {
  const how = { by: SYSTEM, now, newId }
  const { id: parentId } = await addUnit(tx, { kind: 'region', name: company.region, ...how })
  const units = new Map([[company.region, parentId]])
  for (const { name, timeZone } of company.sites)
    units.set(name, (await addUnit(tx, { kind: 'site', name, parentId, timeZone, ...how })).id)
  for (const name of company.teams)
    units.set(name, (await addUnit(tx, { kind: 'team', name, parentId, ...how })).id)
  return units
}

const organisation = (company: SmallCompany, now: Temporal.Instant) => ({
  name: company.name,
  senderName: company.name,
  senderAddress: emailOf(company, 'care'),
  replyTo: emailOf(company, 'care'),
  phone: company.phone,
  legalFooter: company.legalFooter,
  colour: company.colour,
  languages: company.languages,
  currencies: company.currencies,
  timeZone: company.timeZone,
  weeklySchedule: [1, 2, 3, 4, 5, 6].map((day) => ({ day, from: '08:00', to: '20:00' })),
  setUpAt: now,
})

interface Planning {
  company: SmallCompany
  ids: Map<string, string>
  day: Temporal.PlainDate
  days: number
  leadsOnly: boolean
  now: Temporal.Instant
}

/** Shifts from a day on, each by the clock of where its person works: everybody's, or (long ago) the leads' alone. */
export async function planShifts(
  database: Database,
  { company, ids, day, days, leadsOnly, now }: Planning,
): Promise<void> {
  const people = company.people.filter(({ role }) => !leadsOnly || role === 'lead')
  await database.write(async (tx) => {
    for (let ahead = 0; ahead < days; ahead++)
      for (const { name, shift, timeZone } of people) {
        const [from, to] = shift.map((hour) => atHour(day.add({ days: ahead }), hour, timeZone))
        const given = { staffId: ids.get(name)!, startsAt: from!, endsAt: to!, timeZone }
        await giveShift(tx, { ...given, by: SYSTEM, now, newId })
      }
  })
}
