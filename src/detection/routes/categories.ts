import { Problem } from '../../language/problem.ts'
import type { App } from '../../platform/app.ts'
import type { Tx } from '../../platform/database/index.ts'
import {
  actorOf,
  type Caller,
  EVERY_ROLE,
  MANAGERS_UP,
  notFound,
  type Route,
  read,
  write,
} from '../../platform/http/index.ts'
import { record } from '../../platform/journal/index.ts'
import { categoriesAnswer, categoryBody, categoryParams } from '../schema.ts'
import { allCategories, dropCategory, putCategory } from '../store/categories.ts'
import { categoriesOfNewest } from '../store/readings.ts'
import { CATEGORIES } from '../text/categoryBook.ts'

const managers = { roles: MANAGERS_UP, key: 'admin' as const }
const SHIP: readonly string[] = CATEGORIES
/** Messages that are counted to say how often a kind occurs. */
const NEWEST = 1_000
/** More kinds than this nobody can tell apart. */
const MOST = 60

/** What the organisation calls its failures. */
export const categoryRoutes = ({ database }: App): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/text/categories',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary:
      'Kinds of failure: those that ship and the organisation’s own, with names, words and how often lately',
    answer: categoriesAnswer,
    handle: async () => ({ body: await listed(database.read) }),
  }),
  write({
    method: 'put',
    path: '/api/v1/text/categories/{key}',
    access: managers,
    summary: 'Renames a kind, gives it words, tells it as another; a new key adds a kind',
    params: categoryParams,
    body: categoryBody,
    answer: categoriesAnswer,
    handle: async ({ tx, params: { key }, body, caller, now }) => {
      await checkKind(tx, key, body)
      await putCategory(tx, { key, ...body, by: caller.staffId ?? null, at: now })
      await tell(tx, { key, caller, now })
      return { body: await listed(tx) }
    },
  }),
  write({
    method: 'delete',
    path: '/api/v1/text/categories/{key}',
    access: managers,
    summary: 'Forgets what was said of a kind; one that ships is as it shipped again',
    params: categoryParams,
    answer: categoriesAnswer,
    handle: async ({ tx, params: { key }, caller, now }) => {
      if (!(await dropCategory(tx, key))) throw notFound('kind of failure')
      await tell(tx, { key, caller, now })
      return { body: await listed(tx) }
    },
  }),
]

async function checkKind(
  tx: Tx,
  key: string,
  { name, becomes }: { name: string | null; becomes: string | null },
): Promise<void> {
  const own = await allCategories(tx)
  const known = new Set([...SHIP, ...own.map((kind) => kind.key)])
  if (!known.has(key) && !name) throw wrong('/name', 'A new kind needs a name.')
  if (!known.has(key) && own.length >= MOST)
    throw wrong('/name', `There are ${MOST} kinds already. Take one away first.`)
  if (becomes !== null && (becomes === key || !known.has(becomes)))
    throw wrong('/becomes', 'Choose another kind that there is.')
}

const wrong = (path: string, message: string): Problem =>
  new Problem('bad input', message, { errors: [{ path, message }] })

const tell = (tx: Tx, { key, caller, now }: { key: string; caller: Caller; now: Temporal.Instant }) =>
  record(tx, { fact: 'reading.kinds-changed', actor: actorOf(caller), at: now, live: true, body: { key } })

async function listed(tx: Tx) {
  const own = new Map((await allCategories(tx)).map((kind) => [kind.key, kind]))
  const lately = new Map((await categoriesOfNewest(tx, NEWEST)).map(({ key, count }) => [key, count]))
  const keys = [...SHIP, ...[...own.keys()].filter((key) => !SHIP.includes(key))]
  const items = keys.map((key) => ({
    key,
    ships: SHIP.includes(key),
    name: own.get(key)?.name ?? null,
    cues: own.get(key)?.cues ?? [],
    becomes: own.get(key)?.becomes ?? null,
    lately: lately.get(key) ?? 0,
  }))
  return { items, nextCursor: null }
}
