import type { PoolConfig } from 'pg'
import { createKey } from '../../src/people/index.ts'
import { type Database, newId, openPool } from '../../src/platform/database/index.ts'
import { SYSTEM } from '../../src/platform/journal/index.ts'
import { type Company, hireEverybody } from '../people.ts'

/** The company of a program that runs elsewhere, and keys to speak to it with. */
export interface OtherCompany extends Company {
  database: Database
  /** Of a till: may only send in. */
  ingest: string
  /** A staff key that acts as somebody. */
  keyOf(name: keyof Company['people']): Promise<string>
}

/** Hires everybody in the database of a running program. */
export async function foundCompany(connection: PoolConfig): Promise<OtherCompany> {
  const database = openPool({ ...connection, max: 4 })
  const company = await hireEverybody(database, Temporal.Now.instant())
  const make = async (scope: 'ingest' | 'staff', asStaffId?: string) => {
    const now = Temporal.Now.instant()
    const made = await database.write((tx) =>
      createKey(tx, { name: 'test', scope, by: SYSTEM, now, newId, ...(asStaffId ? { asStaffId } : {}) }),
    )
    return made.key
  }
  return {
    ...company,
    database,
    ingest: await make('ingest'),
    keyOf: (name) => make('staff', company.people[name]),
  }
}
