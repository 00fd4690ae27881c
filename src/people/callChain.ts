import type { Database, Tx } from '../platform/database/index.ts'
import { type ChainFacts, type ChainStep, chainFor, type Place } from './chain.ts'
import { REMEMBER_MS, Remembered } from './remember.ts'
import { answerable, leadsAt } from './store/shifts.ts'
import { allUnits } from './store/units.ts'

/** Where and when. */
export type PlaceNow = Place & { now: Temporal.Instant }

async function chainFacts(tx: Tx, now: Temporal.Instant): Promise<ChainFacts> {
  const leads = await leadsAt(tx, now)
  const above = await answerable(tx)
  const units = await allUnits(tx)
  return { leads, answerable: above, parents: new Map(units.map(({ id, parent_id }) => [id, parent_id])) }
}

/** Whom an alert is brought to now, one person a step; ends with the owner. */
export async function fallbackChain(tx: Tx, { now, ...place }: PlaceNow): Promise<ChainStep[]> {
  return chainFor(place, await chainFacts(tx, now))
}

/** Only those of the chain who lead a shift now. */
export async function leadsOnShift(tx: Tx, at: PlaceNow): Promise<ChainStep[]> {
  const chain = await fallbackChain(tx, at)
  return chain.filter(({ why }) => why === 'leads this shift' || why === 'leads the unit above')
}

/** The chain for the ingest path: who is on shift is read once in two seconds, not for every alert. */
export interface ChainReader {
  at(place: PlaceNow): Promise<ChainStep[]>
  forget(): void
}

export function openChainReader(database: Database): ChainReader {
  const known = new Remembered<ChainFacts>()
  return {
    at: async ({ now, ...place }) => {
      // Rounded to two seconds of the caller's own clock, so that a clock set forward asks anew.
      const moment = `${Math.floor(now.epochMilliseconds / REMEMBER_MS)}`
      return chainFor(place, await known.of(moment, () => chainFacts(database.read, now)))
    },
    forget: () => known.forget(),
  }
}
