import type { CsvFile } from './csv/openFile.ts'
import { recordsFrom } from './csv/openFile.ts'
import type { Position, RawRecord } from './csv/records.ts'

// A batch of long comments is cut shorter, so that it stays a few megabytes whatever its cells hold.
const BATCH_BYTES = 4 * 1024 * 1024

/** Records of a file in batches, blank lines left out. */
export async function* batchesOf(
  file: CsvFile,
  { from, rows }: { from: Position; rows: number },
): AsyncGenerator<RawRecord[]> {
  let batch: RawRecord[] = []
  let bytes = 0
  const start = file.encoding === 'utf-8' ? 0 : 2
  for await (const group of recordsFrom({ ...file, start, from })) {
    for (const record of group) {
      if (record.bytes.length === 0) continue
      batch.push(record)
      bytes += record.bytes.length
      if (batch.length < rows && bytes < BATCH_BYTES) continue
      yield batch
      batch = []
      bytes = 0
    }
  }
  if (batch.length > 0) yield batch
}

/** The next item is made while the one before it is used: reading goes on while the database writes. */
export async function* oneAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = items.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = items.next()
      // It is awaited in the next turn; until then a failure is not unhandled.
      next.catch(() => {})
      yield value
    }
  } finally {
    await items.return(undefined)
  }
}
