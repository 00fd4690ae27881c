import { isNegative, type Scale } from '../../language/score.ts'
import { batchesOf, oneAhead } from './batches.ts'
import { checkRows, type Reading } from './checkRows.ts'
import { kindCalled } from './kinds/index.ts'
import { type Batch, type Checked, isLive } from './kinds/kind.ts'
import type { RowProblem } from './readRow.ts'

/** What bringing in a file would do. */
export interface DryRun {
  read: number
  /** Rows that can come in. */
  good: number
  refused: number
  /** Of the good ones: not here yet, here but told differently, here already. */
  fresh: number
  changed: number
  unchanged: number
  /** Ratings that are unhappy by their score: before and after the moment from which rows are live. */
  unhappyHistory: number
  unhappyLive: number
  live: number
  /** Ratings by score, where all are on one scale. */
  scores: Record<string, number>
  scale: string | null
}

export const emptyDryRun = (): DryRun => ({
  read: 0,
  good: 0,
  refused: 0,
  fresh: 0,
  changed: 0,
  unchanged: 0,
  unhappyHistory: 0,
  unhappyLive: 0,
  live: 0,
  scores: {},
  scale: null,
})

interface Trying {
  reading: Reading
  batch: Batch
  onBatch(sum: DryRun, byte: number): 'go on' | 'stop'
}

/** Reads a whole file and writes nothing; problems come out as they are found, the sum is filled on the way. */
export async function* dryRun(
  sum: DryRun,
  { reading, batch, onBatch }: Trying,
): AsyncGenerator<RowProblem[]> {
  const kind = kindCalled(reading.plan.kind)
  const batches = oneAhead(batchesOf(reading.file, { from: reading.file.firstRow, rows: kind.batchRows }))
  for await (const records of batches) {
    const { checked, problems } = await checkRows(records, { kind, reading, batch })
    const known = await kind.known?.(batch.app.database.read, checked, batch)
    sum.read += records.length
    sum.good += checked.length
    sum.refused += problems.length
    sum.fresh += known?.fresh ?? 0
    sum.changed += known?.changed ?? 0
    sum.unchanged += known?.unchanged ?? 0
    for (const row of checked) countRating(sum, row, batch)
    yield problems
    if (onBatch(sum, records.at(-1)!.next.byte) === 'stop') return
  }
}

interface Rated {
  receivedAt?: Temporal.Instant
  occurredAt?: Temporal.Instant
  scale?: Scale
  score?: number
}

function countRating(sum: DryRun, { row }: Checked<unknown>, batch: Batch): void {
  const { receivedAt, occurredAt, scale, score } = row as Rated
  const at = receivedAt ?? occurredAt
  const live = at !== undefined && isLive(at, batch)
  if (live) sum.live++
  if (scale === undefined || score === undefined) return
  sum.scale ??= scale
  sum.scores[score] = (sum.scores[score] ?? 0) + 1
  if (!isNegative(scale, score)) return
  if (live) sum.unhappyLive++
  else sum.unhappyHistory++
}
