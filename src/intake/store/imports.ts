import { rows, type Tx } from '../../platform/database/index.ts'
import type { ImportKind } from '../import/fields.ts'
import type { RowProblem } from '../import/readRow.ts'

/** How far one run of one file has come. */
export interface ImportRow {
  id: string
  kind: ImportKind
  fileName: string
  fingerprint: string
  options: ImportOptions
  startedAt: Temporal.Instant
  updatedAt: Temporal.Instant
  finishedAt: Temporal.Instant | null
  bytes: number
  nextByte: number
  nextLine: number
  read: number
  fresh: number
  changed: number
  unchanged: number
  refused: number
  live: number
  casesHistory: number
  casesLive: number
  storedAs: string | null
  dryRun: unknown
  byStaffId: string | null
  byName: string | null
  state: ImportState
  problem: string | null
  takenBack: unknown
}

export type ImportState =
  | 'mapping'
  | 'checking'
  | 'checked'
  | 'running'
  | 'done'
  | 'stopped'
  | 'failed'
  | 'taking-back'
  | 'taken-back'

/** Everything beside the file that decides what its rows mean. */
export interface ImportOptions {
  map: Record<string, string>
  set: Record<string, string>
  timeZone?: string | undefined
  dateOrder?: 'day first' | 'month first' | undefined
  liveSince?: string | undefined
}

const COLUMNS = `id, kind, file_name as "fileName", fingerprint, options, started_at as "startedAt",
  updated_at as "updatedAt", finished_at as "finishedAt", bytes, next_byte as "nextByte", next_line as "nextLine",
  rows_read as read, rows_new as fresh, rows_changed as changed, rows_unchanged as unchanged,
  rows_refused as refused, rows_live as live, cases_history as "casesHistory", cases_live as "casesLive",
  stored_as as "storedAs", dry_run as "dryRun", by_staff_id as "byStaffId", by_name as "byName", state, problem,
  taken_back as "takenBack"`

/** What is known of a run before its first row. */
export type NewImport = Pick<
  ImportRow,
  'id' | 'kind' | 'fileName' | 'fingerprint' | 'options' | 'startedAt' | 'bytes' | 'nextByte' | 'nextLine'
> &
  Partial<Pick<ImportRow, 'storedAs' | 'byStaffId' | 'byName'>> & { state: ImportState }

export const insertImport = (tx: Tx, run: NewImport) =>
  rows<ImportRow>(
    tx,
    `insert into intake.imports (id, kind, file_name, fingerprint, options, started_at, updated_at, bytes, next_byte,
       next_line, stored_as, by_staff_id, by_name, state)
     values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, $12, $13) returning ${COLUMNS}`,
    [
      run.id,
      run.kind,
      run.fileName,
      run.fingerprint,
      JSON.stringify(run.options),
      run.startedAt,
      run.bytes,
      run.nextByte,
      run.nextLine,
      run.storedAs ?? null,
      run.byStaffId ?? null,
      run.byName ?? null,
      run.state,
    ],
  ).then(([row]) => row!)

/** The newest run of this very file with these very options. */
export const lastRunOf = (tx: Tx, kind: ImportKind, fingerprint: string) =>
  rows<ImportRow>(
    tx,
    `select ${COLUMNS} from intake.imports where kind = $1 and fingerprint = $2 and state in ('running', 'stopped', 'done')
     order by started_at desc, id desc limit 1`,
    [kind, fingerprint],
  ).then(([row]) => row)

export const importById = (tx: Tx, id: string) =>
  rows<ImportRow>(tx, `select ${COLUMNS} from intake.imports where id = $1`, [id]).then(([row]) => row)

export const newestImports = (tx: Tx, limit: number) =>
  rows<ImportRow>(tx, `select ${COLUMNS} from intake.imports order by started_at desc, id desc limit $1`, [
    limit,
  ])

/** What one batch did. */
export interface Tally {
  read: number
  fresh: number
  changed: number
  unchanged: number
  refused: number
  live: number
  casesHistory: number
  casesLive: number
}

export const moveImport = (
  tx: Tx,
  {
    id,
    tally,
    next,
    now,
  }: { id: string; tally: Tally; next: { byte: number; line: number }; now: Temporal.Instant },
) =>
  rows(
    tx,
    `update intake.imports set next_byte = $2, next_line = $3, updated_at = $4, rows_read = rows_read + $5,
       rows_new = rows_new + $6, rows_changed = rows_changed + $7, rows_unchanged = rows_unchanged + $8,
       rows_refused = rows_refused + $9, rows_live = rows_live + $10, cases_history = cases_history + $11,
       cases_live = cases_live + $12 where id = $1`,
    [
      id,
      next.byte,
      next.line,
      now,
      tally.read,
      tally.fresh,
      tally.changed,
      tally.unchanged,
      tally.refused,
      tally.live,
      tally.casesHistory,
      tally.casesLive,
    ],
  )

export const turnImport = (
  tx: Tx,
  { id, state, problem, now }: { id: string; state: ImportState; problem?: string; now: Temporal.Instant },
) =>
  rows(
    tx,
    `update intake.imports set state = $2::text, problem = $3, updated_at = $4::timestamptz,
       finished_at = case when $2::text = 'done' then $4::timestamptz end where id = $1`,
    [id, state, problem ?? null, now],
  )

export async function insertProblems(tx: Tx, importId: string, problems: RowProblem[]): Promise<void> {
  if (problems.length === 0) return
  await rows(
    tx,
    `insert into intake.import_problems (import_id, line, column_name, code, problem, value)
     select $1, line, "column", code, problem, value
     from json_to_recordset($2::json) as x(line int, "column" text, code text, problem text, value text)`,
    [importId, JSON.stringify(problems)],
  )
}

/** Rows that stayed out, by line; pages go on after a line. */
export const problemsAfter = (tx: Tx, importId: string, after: { line: number; limit: number }) =>
  rows<RowProblem>(
    tx,
    `select line, column_name as "column", code, problem, value from intake.import_problems
     where import_id = $1 and line > $2 order by line limit $3`,
    [importId, after.line, after.limit],
  )

interface Mapped {
  id: string
  kind: ImportKind
  options: ImportOptions
  bytes: number
  firstRow: { byte: number; line: number }
  now: Temporal.Instant
}

/** A mapping said on the screen; what an earlier one led to is forgotten. */
export const mapImport = (tx: Tx, { id, kind, options, bytes, firstRow, now }: Mapped) =>
  rows(
    tx,
    `update intake.imports set kind = $2, options = $3, bytes = $4, next_byte = $5, next_line = $6, updated_at = $7,
       state = 'checking', dry_run = null, problem = null, rows_read = 0, rows_refused = 0 where id = $1`,
    [id, kind, JSON.stringify(options), bytes, firstRow.byte, firstRow.line, now],
  )

export const keepDryRun = (tx: Tx, { id, dryRun }: { id: string; dryRun: object }) =>
  rows(tx, 'update intake.imports set dry_run = $2 where id = $1', [id, JSON.stringify(dryRun)])

export const stateOfImport = (tx: Tx, id: string) =>
  rows<{ state: ImportState }>(tx, 'select state from intake.imports where id = $1', [id]).then(
    ([row]) => row?.state,
  )

export const dropProblems = (tx: Tx, importId: string) =>
  rows(tx, 'delete from intake.import_problems where import_id = $1', [importId])

/** One example of each kind of trouble, with how often it was met. */
export const troublesOf = (tx: Tx, importId: string) =>
  rows<RowProblem & { times: number }>(
    tx,
    `select distinct on (code, column_name) line, column_name as "column", code, problem, value,
       count(*) over (partition by code, column_name) as times
     from intake.import_problems where import_id = $1 and line > 1 order by code, column_name, line limit 50`,
    [importId],
  )
