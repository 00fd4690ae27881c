import {
  addUnit,
  giveShift,
  hireStaff,
  type NewUnit,
  saveOrganisation,
  setMandate,
} from '../src/people/index.ts'
import { type Database, newId } from '../src/platform/database/index.ts'
import type { Role } from '../src/platform/http/index.ts'
import { SYSTEM } from '../src/platform/journal/index.ts'

/** Who works at the bakery of the tests. Nils and Greta work elsewhere: what is Storgata's is not theirs to see. */
export type PersonName = 'Ana' | 'Ingrid' | 'Tomas' | 'Mona' | 'Olav' | 'Nils' | 'Greta'
export type PlaceName = 'Oslo' | 'Storgata' | 'Grønland' | 'Care'

/** The people and places of a test, by name. */
export interface Company {
  /** Staff ids. */
  people: Record<PersonName, string>
  /** Unit ids. Oslo is the region above the sites Storgata and Grønland and the team Care. */
  units: Record<PlaceName, string>
}

const PEOPLE: Record<PersonName, { role: Role; belongs: PlaceName[]; leadsFor?: number }> = {
  Ana: { role: 'agent', belongs: ['Care', 'Storgata'] },
  Ingrid: { role: 'lead', belongs: ['Care', 'Storgata'], leadsFor: 4 },
  Tomas: { role: 'lead', belongs: ['Care'], leadsFor: 8 },
  Mona: { role: 'manager', belongs: ['Oslo'] },
  Olav: { role: 'owner', belongs: [] },
  Nils: { role: 'agent', belongs: ['Grønland'] },
  Greta: { role: 'lead', belongs: ['Grønland'] },
}

/** Hires everybody: an organisation in Oslo with mandates in EUR and NOK; Ingrid, then Tomas, lead this shift. */
export async function hireEverybody(database: Database, now: Temporal.Instant): Promise<Company> {
  const how = { by: SYSTEM, now, newId }
  return database.write(async (tx) => {
    await saveOrganisation(tx, { change: BAKERY(now), ...how })
    const add = async (unit: NewUnit) => (await addUnit(tx, { ...unit, ...how })).id
    const Oslo = await add({ kind: 'region', name: 'Oslo' })
    const units = {
      Oslo,
      Storgata: await add({ kind: 'site', name: 'Storgata', externalId: 'storgata', parentId: Oslo }),
      Grønland: await add({ kind: 'site', name: 'Grønland', externalId: 'gronland', parentId: Oslo }),
      Care: await add({ kind: 'team', name: 'Customer care', externalId: 'care', parentId: Oslo }),
    }
    const people: Partial<Record<PersonName, string>> = {}
    for (const [name, { role, belongs, leadsFor }] of Object.entries(PEOPLE)) {
      const unitIds = belongs.map((place) => units[place])
      const email = `${name}@bakery.example`
      const { id } = await hireStaff(tx, { name, email, externalId: name, role, unitIds, ...how })
      people[name as PersonName] = id
      const hours = leadsFor && {
        startsAt: now.subtract({ hours: 12 - leadsFor }),
        endsAt: now.add({ hours: leadsFor }),
      }
      if (hours) await giveShift(tx, { staffId: id, ...hours, timeZone: 'Europe/Oslo', ...how })
    }
    for (const mandate of MANDATES) await setMandate(tx, { mandate, ...how })
    return { people: people as Record<PersonName, string>, units }
  })
}

const BAKERY = (setUpAt: Temporal.Instant) => ({
  name: 'Fold & Crumb',
  colour: '#24463C',
  senderName: 'Fold & Crumb',
  senderAddress: 'care@bakery.example',
  replyTo: 'care@bakery.example',
  legalFooter: 'Fold & Crumb AS, Storgata 14, Oslo',
  phone: '+47 22 00 00 00',
  languages: ['en', 'nb', 'ja'],
  currencies: ['EUR', 'NOK'],
  timeZone: 'Europe/Oslo',
  setUpAt,
})

// €60 an agent, €250 a lead, €1,000 a manager on one case; ten times that a month, and the same in kroner.
const MANDATES = (['agent', 'lead', 'manager'] as const).flatMap((role, index) =>
  [1, 10].map((times) => {
    const perCase = [6_000, 25_000, 100_000][index]! * times
    return { role, currency: times === 1 ? 'EUR' : 'NOK', perCase, perMonth: perCase * 10 }
  }),
)
