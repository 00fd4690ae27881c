import { readOrganisation } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import type { Caller } from '../platform/http/index.ts'
import { askedOf } from './asked.ts'
import { countBeforeLooking } from './count.ts'
import type { PageGrouping } from './groupings.ts'
import { type ImpactPage, impactPage } from './page.ts'
import { type Asked, type Figures, readFigures } from './read-figures.ts'
import type { ImpactQuery } from './schema.ts'
import type { Grouping } from './store/figures.ts'
import { namesOf } from './store/names.ts'
import { countingState } from './store/state.ts'

/** PostgreSQL's word for a lock somebody else kept. */
const LOCK_NOT_AVAILABLE = '55P03'

type Machinery = Pick<App, 'database'>

interface Asking {
  caller: Caller
  query: ImpactQuery
  now: Temporal.Instant
}

/** What is asked for, with what changed since the last count counted first. */
export async function askedNow(
  { database }: Machinery,
  { caller, query, now, groupings }: Asking & { groupings: readonly Grouping[] },
): Promise<{ asked: Asked; timeZone: string }> {
  const { timeZone } = await readOrganisation(database.read)
  const asked = await askedOf(database.read, { caller, query, now, timeZone, groupings })
  // Somebody else counts for long: what is there is shown, with the time it is of.
  await countBeforeLooking({ database, now, timeZone }).catch((error: { code?: string }) => {
    if (error.code !== LOCK_NOT_AVAILABLE) throw error
  })
  return { asked, timeZone }
}

/** Figures as of now. */
export async function figuresNow(
  machinery: Machinery,
  asking: Asking & { groupings: readonly Grouping[] },
): Promise<{ asked: Asked; timeZone: string; figures: Figures }> {
  const { asked, timeZone } = await askedNow(machinery, asking)
  return { asked, timeZone, figures: await readFigures(machinery.database.read, asked) }
}

/** The page as of now. */
export async function pageNow(
  machinery: Machinery,
  { caller, query, now }: Asking & { query: ImpactQuery & { by: PageGrouping } },
): Promise<ImpactPage> {
  const { by, ...filters } = query
  const groupings = ['all' as const, by]
  const { asked, timeZone, figures } = await figuresNow(machinery, { caller, query: filters, now, groupings })
  const { read } = machinery.database
  const ids = by === 'cause' || by === 'channel' ? [] : [...figures.rollup.groups[by].keys()]
  const { counted_at: countedAt } = await countingState(read)
  return impactPage(figures, {
    asked,
    fromTheBeginning: query.from === undefined,
    timeZone,
    by,
    names: await namesOf(read, ids),
    countedAt,
  })
}
