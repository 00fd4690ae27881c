import { Problem } from '../../language/problem.ts'
import { insertProblems, moveImport, type Tally } from '../store/imports.ts'
import { insertMade } from '../store/made.ts'
import { batchesOf, oneAhead } from './batches.ts'
import { checkRows, type Reading } from './checkRows.ts'
import type { Position, RawRecord } from './csv/records.ts'
import { kindCalled } from './kinds/index.ts'
import { type Batch, type Checked, nothingDone, type Outcome, sumOf } from './kinds/kind.ts'
import type { RowProblem } from './readRow.ts'

/** One run, from the place where it stands. */
export interface Run {
  importId: string
  reading: Reading
  from: Position
  batch: Batch
  clock(): Temporal.Instant
  /** Called after each commit; `stop` ends the run there. */
  onBatch(done: Position, rows: number): 'go on' | 'stop'
}

interface Ready {
  checked: Checked<unknown>[]
  problems: RowProblem[]
  read: number
  next: Position
}

/**
 * Brings in what is left of a file. Each batch commits together with the place where the next row begins, so that a run
 * that is killed goes on from there and no row comes in twice.
 */
export async function runImport(run: Run): Promise<'done' | 'stopped'> {
  let rows = 0
  for await (const ready of oneAhead(readyBatches(run))) {
    await writeBatch(run, ready)
    rows += ready.read
    if (run.onBatch(ready.next, rows) === 'stop') return 'stopped'
  }
  return 'done'
}

async function* readyBatches({ reading, from, batch }: Run): AsyncGenerator<Ready> {
  const kind = kindCalled(reading.plan.kind)
  for await (const records of batchesOf(reading.file, { from, rows: kind.batchRows })) {
    const { checked, problems } = await checkRows(records, { kind, reading, batch })
    yield { checked, problems, read: records.length, next: afterAll(records) }
  }
}

const afterAll = (records: RawRecord[]): Position => records.at(-1)!.next

async function writeBatch(run: Run, ready: Ready): Promise<void> {
  const { batch, reading } = run
  const kind = kindCalled(reading.plan.kind)
  const now = run.clock()
  const { times } = kind
  if (times)
    await batch.months.makeRoom(
      times.table,
      ready.checked.map(({ row }) => times.of(row)),
    )
  const own = (await kind.before?.(ready.checked, { ...batch, now })) ?? {
    left: ready.checked,
    outcome: nothingDone(),
  }
  await againAfterRace(() =>
    batch.app.database.write(async (tx) => {
      const outcome = sumOf(own.outcome, await kind.write(tx, own.left, { ...batch, now }))
      const problems = [...ready.problems, ...outcome.problems]
      await insertProblems(tx, run.importId, problems)
      await insertMade(tx, { importId: run.importId, made: outcome.made, at: now })
      const tally = tallyOf(outcome, { read: ready.read, refused: problems.length })
      await moveImport(tx, { id: run.importId, tally, next: ready.next, now })
    }),
  )
}

const tallyOf = (
  { problems: _, made: _made, ...outcome }: Outcome,
  counted: Pick<Tally, 'read' | 'refused'>,
): Tally => ({
  ...outcome,
  ...counted,
})

// A running server may have written the same customer meanwhile: told again, the batch finds them.
const LOST_A_RACE = new Set(['40001', '40P01', '23505'])
const TRIES = 5

async function againAfterRace<T>(story: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await story()
    } catch (error) {
      const { code = '' } = error as { code?: string }
      if (!LOST_A_RACE.has(code) || tried === TRIES) throw explained(error)
    }
  }
}

function explained(error: unknown): unknown {
  const { code = '' } = error as { code?: string }
  if (code === '53100')
    return new Problem(
      'disk full',
      'The disk of the database is full. Make room, then run the same command again.',
    )
  if (/^(08|57P)/.test(code))
    return new Problem(
      'database away',
      'The database went away. Run the same command again; it goes on where it stopped.',
    )
  return error
}
