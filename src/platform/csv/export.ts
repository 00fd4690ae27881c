import { Readable } from 'node:stream'
import type { Database } from '../database/index.ts'
import { actorOf, type Call } from '../http/index.ts'
import { record } from '../journal/index.ts'
import { type Cell, csvLine } from './cells.ts'

/** A list that leaves as a file. */
export interface Leaving<Item> {
  /** `cases`: the file's name, and what the journal says. */
  list: string
  /** Heads of the columns with what each row has there. */
  columns: Record<string, (item: Item) => Cell>
  /** The next page after a cursor; undefined: the first. */
  page(cursor: string | undefined): Promise<{ items: readonly Item[]; nextCursor: string | null }>
}

// Spreadsheets take a file without this mark for their old code page, and Cyrillic for noise.
const MARK = '\uFEFF'

/** The whole list as CSV, page by page, however long it is. Who took it along, and when, stands in the journal. */
export async function asCsv<Item>(
  { database, call }: { database: Database; call: Pick<Call, 'caller' | 'now'> },
  leaving: Leaving<Item>,
): Promise<Response> {
  const { list } = leaving
  const fact = { fact: 'list.exported', actor: actorOf(call.caller), at: call.now, body: { list } }
  await database.write((tx) => record(tx, fact))
  const day = call.now.toString().slice(0, 10)
  return new Response(Readable.toWeb(Readable.from(linesOf(leaving))) as ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${list}-${day}.csv"`,
      'cache-control': 'no-store',
    },
  })
}

async function* linesOf<Item>({ columns, page }: Leaving<Item>): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder()
  yield bytes.encode(MARK + csvLine(Object.keys(columns)))
  const cells = Object.values(columns)
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await page(cursor)
    yield bytes.encode(items.map((item) => csvLine(cells.map((cell) => cell(item)))).join(''))
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
}
