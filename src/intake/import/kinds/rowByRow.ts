import { Problem } from '../../../language/problem.ts'
import { shownCell } from '../readRow.ts'
import { type Checked, nothingDone, type Outcome } from './kind.ts'

/** Writes rows one after the other; one that is refused stays out, its neighbours go in. */
export async function rowByRow<Row>(
  rows: Checked<Row>[],
  write: (row: Row) => Promise<'fresh' | 'changed' | 'unchanged'>,
): Promise<Outcome> {
  const outcome = nothingDone()
  for (const { line, row } of rows) {
    try {
      outcome[await write(row)]++
    } catch (error) {
      // A refusal is made before anything is written; anything else undoes the batch.
      if (!(error instanceof Problem)) throw error
      outcome.problems.push({ line, column: '', code: 'value', problem: error.message, value: shownCell('') })
    }
  }
  return outcome
}
