import type { z } from 'zod'
import type { App } from '../../../platform/app.ts'
import type { Tx } from '../../../platform/database/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { Months } from '../../months.ts'
import type { Placing } from '../../recordInteractions.ts'
import type { FeedbackInput } from '../../schema.ts'
import type { Tally } from '../../store/imports.ts'
import type { Made } from '../../store/made.ts'
import type { Monthly } from '../../store/months.ts'
import type { ReadRow, RowProblem } from '../readRow.ts'

/** The stories that bringing in a file starts in other rooms. */
export interface ImportStories {
  /** One live feedback, as through the API: a case with an alert where it is unhappy. */
  hearLive(told: Told & { history: boolean }): Promise<{ created: boolean; caseOpened: boolean }>
  /** Many from the past, in the caller's transaction: history cases without alert, clock or mail. */
  hearHistory(
    tx: Tx,
    told: { feedback: FeedbackInput[]; caller: Caller; now: Temporal.Instant },
  ): Promise<{ cases: number; feedbackIds: string[]; customerIds: string[] }>
  lookUp: Placing
  /** What an earlier run brought goes again, where nobody has worked on it since. */
  takeBack(tx: Tx, of: { importId: string; now: Temporal.Instant }): Promise<TakenBack>
}

/** How many of what went, and how many of what stayed because something lives on it. */
export interface TakenBack {
  gone: Record<'interactions' | 'feedback' | 'cases' | 'customers' | 'shifts', number>
  stays: Record<'live' | 'changed' | 'cases' | 'feedback' | 'interactions' | 'customers' | 'shifts', number>
}

interface Told {
  feedback: FeedbackInput
  caller: Caller
  now: Temporal.Instant
}

/** What every batch of one run is written with. */
export interface Batch {
  app: Pick<App, 'database' | 'newId'>
  months: Months
  stories: ImportStories
  caller: Caller
  now: Temporal.Instant
  /** Rows newer than this are live; undefined: all is history. */
  liveSince: Temporal.Instant | undefined
  /** Zone of times and shifts that name none. */
  zone: string
}

/** A row that the rules of its kind let in. */
export interface Checked<Row> {
  line: number
  row: Row
}

export type Outcome = Omit<Tally, 'read' | 'refused'> & { problems: RowProblem[]; made: Made }

/** How rows of one kind are checked and written. */
export interface Kind<Row> {
  /** Rows that commit together with the position. */
  batchRows: number
  /** Adds what the database knows to rows that leave it out. */
  complete?(rows: ReadRow[], batch: Batch): Promise<void>
  check(row: ReadRow, batch: Batch): z.ZodSafeParseResult<Row>
  /** When rows happened, where they lie in months. */
  times?: { table: Monthly; of(row: Row): Temporal.Instant }
  /** Stories that commit by themselves, before the batch does; answers the rows that are left. */
  before?(rows: Checked<Row>[], batch: Batch): Promise<{ left: Checked<Row>[]; outcome: Outcome }>
  write(tx: Tx, rows: Checked<Row>[], batch: Batch): Promise<Outcome>
  /** For a dry run: how many of these are known already. */
  known?(
    tx: Tx,
    rows: Checked<Row>[],
    batch: Batch,
  ): Promise<Pick<Outcome, 'fresh' | 'changed' | 'unchanged'>>
}

export const nothingDone = (): Outcome => ({
  fresh: 0,
  changed: 0,
  unchanged: 0,
  live: 0,
  casesHistory: 0,
  casesLive: 0,
  problems: [],
  made: {},
})

export function sumOf(a: Outcome, b: Outcome): Outcome {
  return {
    fresh: a.fresh + b.fresh,
    changed: a.changed + b.changed,
    unchanged: a.unchanged + b.unchanged,
    live: a.live + b.live,
    casesHistory: a.casesHistory + b.casesHistory,
    casesLive: a.casesLive + b.casesLive,
    problems: [...a.problems, ...b.problems],
    made: { ...a.made, ...b.made },
  }
}

/** Whether a row of this moment counts as live. */
export const isLive = (at: Temporal.Instant, { liveSince }: Pick<Batch, 'liveSince'>): boolean =>
  liveSince !== undefined && Temporal.Instant.compare(at, liveSince) > 0
