import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../../language/problem.ts'
import type { Simulated } from './simulate.ts'

/** Writes made data as CSV: when, one column a dimension, exposure, failures, and after how many seconds a complaint came. */
export async function writeSimulated(simulated: Simulated, file: string): Promise<void> {
  await pipeline(Readable.from(linesOf(simulated)), createWriteStream(file)).catch(
    ({ code, message }: NodeJS.ErrnoException) => {
      throw new Problem(
        'cannot write',
        `${file} cannot be written (${code ?? message}). Name another with --out.`,
      )
    },
  )
}

/** So many rows are written at a time. */
const ROWS_AT_ONCE = 2000

function* linesOf({ leaves, at, lags }: Simulated): Generator<string> {
  yield `${['at', ...leaves.dimensions.map(({ name }) => name), 'exposure', 'failures', 'lag'].join(',')}\n`
  let text = ''
  for (let row = 0; row < leaves.rows; row++) {
    const values = leaves.dimensions.map(({ values, codes }) => values[codes[row]!]!)
    const lag = Number.isNaN(lags[row]!) ? '' : Math.round(lags[row]!)
    text += `${new Date(at[row]! * 1000).toISOString()},${values.join(',')},1,${leaves.failures[row]!},${lag}\n`
    if (row % ROWS_AT_ONCE !== ROWS_AT_ONCE - 1) continue
    yield text
    text = ''
  }
  yield text
}
