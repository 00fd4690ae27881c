import type { PoolClient } from 'pg'
import type { Leaves } from '../leaves.ts'
import type { History } from '../searchInteractions.ts'
import {
  countUnlinked,
  type ReleaseRead,
  readExposures,
  readPeople,
  readReleases,
  type Span,
} from '../store/history.ts'
import { type Known, knownOf } from './people.ts'
import { startPlacing } from './placing.ts'

/** All that a report is made from. */
export interface StoredHistory extends History {
  leaves: Leaves
  lags: Float64Array
  /** Ids of those that failed, by row. */
  failedIds: Map<number, string>
  unlinked: number
  /** Dimensions that were not searched: ids, and those beyond the most. */
  leftOut: string[]
  known: Known
  /** By component, ascending, without where the data begins. */
  releases: Map<string, { release: string; at: number }[]>
}

/** Reads what happened in a span. */
export async function readHistory(client: PoolClient, span: Span, timeZone: string): Promise<StoredHistory> {
  const known = knownOf(await readPeople(client, span), timeZone)
  const releases = releasesOf(await readReleases(client, span))
  const placing = startPlacing({ known, releases })
  await readExposures(client, span, placing.add)
  const unlinked = await countUnlinked(client, span)
  return { ...placing.finish(span), unlinked, known, releases }
}

function releasesOf(read: ReleaseRead): StoredHistory['releases'] {
  const byComponent = Map.groupBy(read, ({ component }) => component)
  return new Map([...byComponent].map(([component, all]) => [component, all.slice(1)]))
}
