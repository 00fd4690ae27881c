import type { Database, Tx } from '../platform/database/index.ts'
import { Remembered } from './remember.ts'
import { type Colleague, colleagueByWord } from './store/staff.ts'
import { type UnitKind, type UnitRow, unitByWord } from './store/units.ts'

/** A person as a feed names them. */
export interface StaffWord {
  externalId?: string | undefined
  email?: string | undefined
}

/** The person a feed means, by external id or e-mail; also somebody who has left (history names them). */
export const findStaff = (tx: Tx, { externalId, email }: StaffWord): Promise<Colleague | undefined> =>
  colleagueByWord(tx, externalId, email)

/** The open team or site a feed means, by external id or name. */
export const findUnit = (
  tx: Tx,
  { kind, word }: { kind: UnitKind; word: string },
): Promise<UnitRow | undefined> => unitByWord(tx, kind, word)

/** The same for the ingest path: each name is looked up once in two seconds. */
export interface Finder {
  staff(word: StaffWord): Promise<Colleague | undefined>
  unit(kind: UnitKind, word: string): Promise<UnitRow | undefined>
  forget(): void
}

export function openFinder(database: Database): Finder {
  const staff = new Remembered<Colleague | undefined>()
  const units = new Remembered<UnitRow | undefined>()
  return {
    staff: (word) =>
      staff.of(JSON.stringify([word.externalId, word.email]), () => findStaff(database.read, word)),
    unit: (kind, word) => units.of(`${kind} ${word}`, () => findUnit(database.read, { kind, word })),
    forget: () => {
      staff.forget()
      units.forget()
    },
  }
}
