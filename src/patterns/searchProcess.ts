import { once } from 'node:events'
import { flushCompileCache } from 'node:module'
import { Problem } from '../language/problem.ts'
import type { SearchAnswer, SearchOrder } from './searchApart.ts'
import { searchRows } from './searchTable.ts'
import { reportStored } from './stored/reportStored.ts'

async function answer(order: SearchOrder): Promise<SearchAnswer> {
  try {
    if (order.of === 'table') return { found: searchRows(order.rows, order.question) }
    return { found: await reportStored(order) }
  } catch (error) {
    if (error instanceof Problem)
      return { refused: { code: error.code, message: error.message, detail: error.detail } }
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

// Whoever asked may be gone: then there is nobody to search for.
process.once('disconnect', () => process.exit())
const [order] = await once(process, 'message')
const answered = await answer(order as SearchOrder)
// It is ended from outside, which keeps nothing: the next search loads what this one compiled.
flushCompileCache()
process.send?.(answered)
