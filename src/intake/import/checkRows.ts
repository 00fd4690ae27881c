import type { z } from 'zod'
import type { CsvFile } from './csv/openFile.ts'
import type { RawRecord } from './csv/records.ts'
import type { Batch, Checked, Kind } from './kinds/kind.ts'
import type { SameNames } from './names.ts'
import type { Plan } from './plan.ts'
import { type ReadRow, type RowProblem, readRow, shownCell } from './readRow.ts'
import type { TimeReading } from './times.ts'

export interface Reading {
  file: CsvFile
  plan: Plan
  time: TimeReading
  /** What places, teams and products are called here, where the file says it otherwise. */
  names: SameNames
}

// A sender's clock may be this far ahead, as through the API.
const AHEAD_MINUTES = 5

/** Reads and checks a batch of records: rows that may go in, and why the others may not. */
export async function checkRows(
  records: RawRecord[],
  { kind, reading, batch }: { kind: Kind<unknown>; reading: Reading; batch: Batch },
): Promise<{ checked: Checked<unknown>[]; problems: RowProblem[] }> {
  const problems: RowProblem[] = []
  const rows: ReadRow[] = []
  const { plan, file, time, names } = reading
  for (const record of records) {
    const row = readRow(record, { plan, delimiter: file.delimiter, time, names })
    if ('problem' in row) problems.push(row)
    else rows.push(row)
  }
  await kind.complete?.(rows, batch)
  const checked: Checked<unknown>[] = []
  const latest = batch.now.add({ minutes: AHEAD_MINUTES }).epochMilliseconds
  for (const row of rows) {
    const result = kind.check(row, batch)
    const wrong = result.success ? aheadOfTime(row, latest) : problemOf(row, result.error, plan)
    if (wrong) problems.push(wrong)
    else checked.push({ line: row.line, row: result.data })
  }
  return { checked, problems: problems.sort((a, b) => a.line - b.line) }
}

function problemOf({ line, input }: ReadRow, error: z.ZodError, plan: Plan): RowProblem {
  const [issue] = error.issues
  const path = issue?.path.map(String) ?? []
  const field = path.join('.')
  const bound =
    plan.bindings.find((one) => one.path.join('.') === field) ??
    plan.bindings.find((one) => one.field === path[0])
  const told = path.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown> | undefined)?.[key],
    input,
  )
  const whose = path[0] === 'customer' && told === undefined
  return {
    line,
    column: bound?.columnName || field,
    code: whose ? 'whose' : typeof told === 'string' && told.length > 20_000 ? 'too long' : 'value',
    problem: whose
      ? 'names no customer by externalId, email or phone'
      : [field, issue?.message ?? 'is wrong'].filter(Boolean).join(': '),
    value: told === undefined || typeof told === 'object' ? '' : shownCell(String(told)),
  }
}

function aheadOfTime({ line, input }: ReadRow, latest: number): RowProblem | undefined {
  const at = input.occurredAt ?? input.receivedAt
  if (!(at instanceof Temporal.Instant)) return undefined
  if (at.epochMilliseconds <= latest) return undefined
  return { line, column: '', code: 'time', problem: 'lies in the future', value: at.toString() }
}
